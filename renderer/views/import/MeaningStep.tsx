import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Preview } from '#shared/contract/imports.ts';
import { MeaningForm } from '#renderer/meaning/MeaningForm.tsx';
import { MeaningGroup } from '#renderer/meaning/MeaningGroup.tsx';
import { previewLabels } from '#renderer/meaning/labels.ts';
import { changeDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { questionsOf } from './import-input.ts';
import { Questions } from './Questions.tsx';
import css from './Import.module.css';

/** What values mean, taken from the bundle where it says so, and open to correction; a project that knows it is not asked again. */
export function MeaningStep({ draft, preview }: { draft: ImportDraft; preview: Preview }): ReactNode {
  const { t } = useWords();
  const labels = useMemo(() => previewLabels(preview), [preview]);
  const meaning = { ...preview.recipe.meaning, ...draft.meaning };
  const arms = questionsOf(preview, 'meaning').filter((question) => question.key === 'arms');
  return (
    <>
      <Questions questions={arms} draft={draft} />
      {!preview.meaningKnown && (
        <MeaningForm
          meaning={meaning}
          labels={labels}
          parts={preview.recipe.columns.map((column) => column.part)}
          onChange={(change) => changeDraft({ meaning: { ...draft.meaning, ...change } })}
        />
      )}
      <MeaningGroup title={t('import.meaning.recipe')} explains={t('import.meaning.recipeWhy')}>
        <div className={css['field']}>
          <TextInput
            label={t('import.meaning.recipeName')}
            value={draft.recipeName ?? preview.recipe.name}
            maxLength={200}
            onChange={(event) => changeDraft({ recipeName: event.currentTarget.value })}
          />
        </div>
      </MeaningGroup>
    </>
  );
}
