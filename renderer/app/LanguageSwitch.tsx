import type { ReactNode } from 'react';
import { usePreferences } from '#renderer/state/preferences.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import css from './TopBar.module.css';

const NAMES = { fr: 'Français', en: 'English' } as const;

export function LanguageSwitch(): ReactNode {
  const { t } = useWords();
  const language = usePreferences((preferences) => preferences.language);
  return (
    <fieldset className={css['languages']}>
      <legend className="visually-hidden">{t('shell.language')}</legend>
      {(['fr', 'en'] as const).map((one) => (
        <label key={one} className={css['language']} lang={one}>
          <input
            type="radio"
            name="language"
            checked={one === language}
            aria-label={NAMES[one]}
            onChange={() => changePreferences({ language: one })}
          />
          <span aria-hidden="true">{one.toUpperCase()}</span>
        </label>
      ))}
    </fieldset>
  );
}
