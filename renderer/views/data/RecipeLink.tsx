import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary, Source } from '#shared/contract/projects.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { client } from '#renderer/api/client.ts';
import { errorWords } from '#renderer/api/errors.ts';
import { say } from '#renderer/state/toasts.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Data.module.css';

/** The recipe a file was read with; written to a file, it reads next month's without a question. */
export function RecipeLink({ project, source }: { project: ProjectSummary; source: Source }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [trouble, setTrouble] = useState<unknown>(null);
  const { recipe, recipeName } = source;
  if (recipe === null) return t('data.sources.noRecipe');
  const save = async (): Promise<void> => {
    const target = await saveTarget({ name: `${recipeName ?? source.name}.recipe`, extension: 'json' });
    if (target === null) return;
    setTrouble(null);
    try {
      await client.stream('import.saveRecipe', { project: project.id, recipe, target });
      say(t('data.sources.recipeSaved'));
    } catch (fault) {
      setTrouble(fault);
    }
  };
  return (
    <>
      <LinkButton
        onClick={() => void save()}
        label={t('data.sources.exportRecipeOf', { name: recipeName ?? source.name })}
      >
        {t('data.sources.exportRecipe')}
      </LinkButton>
      {trouble !== null && (
        <span role="alert" className={css['under']}>
          {errorWords(trouble, words).say}
        </span>
      )}
    </>
  );
}
