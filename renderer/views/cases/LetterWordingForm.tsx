import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Contract, Output } from '#shared/contract/index.ts';
import type { Language } from '#shared/domain/language.ts';
import { NO_SENDER } from '#shared/letter/wording.ts';
import type { LetterSender, LetterWording } from '#shared/letter/wording.ts';
import { client } from '#renderer/api/client.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Letter.module.css';

type Letter = Output<Contract['letter.read']>;
type Props = { project: string; letter: Letter; language: Language; onSaved: () => void };

const LINES = ['organisation', 'contact', 'source', 'signature'] as const;

/** What the organisation says once for all its letters, and its own sentence for each reason of this one. */
export function LetterWordingForm({ project, letter, language, onSaved }: Props): ReactNode {
  const { t } = useWords();
  const [sender, setSender] = useState<LetterSender>(letter.wording.sender[language] ?? NO_SENDER);
  const [reasons, setReasons] = useState<Record<string, string>>(() => ownSentences(letter, language));
  const [error, setError] = useState<Error | null>(null);
  const save = async (): Promise<void> => {
    try {
      const wording = changedWording(letter, language, { sender, reasons });
      await client.call('letter.saveWording', { project, wording });
      await refreshSummary(project);
      onSaved();
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };
  return (
    <fieldset className={css['form']}>
      <legend>{t('case.letter.wording')}</legend>
      {LINES.map((name) => (
        <TextInput
          key={name}
          label={t(`case.letter.parts.${name}`)}
          value={sender[name]}
          maxLength={2000}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setSender((now) => ({ ...now, [name]: value }));
          }}
        />
      ))}
      <NumberField
        label={t('case.letter.parts.days')}
        value={sender.days}
        accepts={(days) => Number.isInteger(days) && days >= 1 && days <= 365}
        expected={t('case.letter.daysExpected')}
        width={240}
        onChange={(days) => setSender((now) => ({ ...now, days }))}
      />
      {letter.reasons.map(({ feature, label, said }) => (
        <Textarea
          key={feature}
          label={t('case.letter.reason', { label })}
          placeholder={said}
          description={t('case.letter.reasonHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={reasons[feature] ?? ''}
          rows={1}
          maxLength={2000}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setReasons((now) => ({ ...now, [feature]: value }));
          }}
        />
      ))}
      {error !== null && <ErrorPanel error={error} />}
      <p>
        <Button onClick={() => void save()}>{t('case.letter.saveWording')}</Button>
      </p>
    </fieldset>
  );
}

function ownSentences({ reasons, wording }: Letter, language: Language): Record<string, string> {
  return Object.fromEntries(
    reasons.map(({ feature, way }) => [feature, wording.reasons[feature]?.[language]?.[way] ?? '']),
  );
}

function changedWording(
  { wording, reasons: told }: Letter,
  language: Language,
  { sender, reasons }: { sender: LetterSender; reasons: Record<string, string> },
): LetterWording {
  const changed = { ...wording.reasons };
  for (const { feature, way } of told)
    changed[feature] = {
      ...changed[feature],
      [language]: { ...changed[feature]?.[language], [way]: reasons[feature] ?? '' },
    };
  return { sender: { ...wording.sender, [language]: sender }, reasons: changed };
}
