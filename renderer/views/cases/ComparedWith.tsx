import { Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import type { Comparison } from './comparisons.ts';
import css from './CasePage.module.css';

type Props = {
  options: readonly Comparison[];
  value: string;
  /** Who that is, with how many they are. */
  told: string;
  onChange: (value: string) => void;
};

/** With whom the case is compared: the name of those opens the list of the others. */
export function ComparedWith({ options, value, told, onChange }: Props): ReactNode {
  const { t } = useWords();
  return (
    <MenuButton
      label={t('case.why.comparedWith', { who: told })}
      text={<span className={css['comparedWith']}>{told}</span>}
      width={320}
    >
      <Menu.Label>{t('case.why.with')}</Menu.Label>
      <Menu.RadioGroup value={value} onChange={onChange}>
        {options.map((one) => (
          <Menu.RadioItem key={one.value} value={one.value} closeMenuOnClick>
            {one.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuButton>
  );
}

/** Asks which other case is meant. */
export function AnotherCase({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(chosen);
  return (
    <form
      className={css['another']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onChoose(typed.trim());
      }}
    >
      <TextInput
        autoFocus
        label={t('case.why.which')}
        value={typed}
        maxLength={500}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" off={typed.trim() === '' ? t('case.why.whichNeeded') : null}>
        {t('case.why.compare')}
      </Button>
    </form>
  );
}
