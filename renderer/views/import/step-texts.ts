import type { ImportReport, Preview } from '#shared/contract/imports.ts';
import type { Phrase } from '#shared/domain/finding.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { NO_LABELS, previewLabels } from '#renderer/meaning/labels.ts';
import { meaningSentence } from '#renderer/meaning/meaning-sentence.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { leadingNumberWord } from '#renderer/words/number-word.ts';
import { finalRecipe, questionsOf } from './import-input.ts';
import { sortedGuesses } from './roles.ts';

export type StepContext = {
  step: number;
  draft: ImportDraft;
  preview: Preview | null;
  check: ImportReport | null;
  forOutcomes: boolean;
  /** The files could not be looked at; the page says why. */
  isFailed: boolean;
  project: ProjectSummary;
};

/** What a step says at its top and foot, and why one cannot go on. */
export type StepTexts = { verdict: string; lead: string | null; note: string | null; off: string | null };

export function stepTexts(context: StepContext, words: Words): StepTexts {
  switch (context.step) {
    case 0:
      return context.forOutcomes ? outcomesTexts(context, words) : fileTexts(context, words);
    case 1:
      return rolesTexts(context, words);
    case 2:
      return meaningTexts(context, words);
    default:
      return checkTexts(context, words);
  }
}

function outcomesTexts({ draft }: StepContext, { t }: Words): StepTexts {
  return {
    verdict:
      draft.outcomes === null
        ? t('import.outcomes.choose')
        : t('import.outcomes.chosen', { file: draft.outcomes.name }),
    lead: t('import.outcomes.lead'),
    note: null,
    off: draft.outcomes === null ? t('import.outcomes.off') : null,
  };
}

function fileTexts({ draft, preview, isFailed }: StepContext, { t }: Words): StepTexts {
  const known = preview?.knownRecipe ?? null;
  const note = known === null ? null : t('import.known', { name: known.name });
  if (draft.files.length === 0)
    return { verdict: t('import.file.choose'), lead: t('import.file.lead'), note, off: t('import.file.off') };
  if (isFailed)
    return {
      verdict: t('import.file.failed', { count: draft.files.length }),
      lead: null,
      note,
      off: t('import.file.failedOff'),
    };
  if (preview === null)
    return {
      verdict: t('import.file.reading', { count: draft.files.length }),
      lead: null,
      note,
      off: t('import.file.wait'),
    };
  const rows = preview.files.reduce((sum, file) => sum + (file.rowsAbout ?? 0), 0);
  const isExact = preview.files.every((file) => file.rowsExact);
  const columns = preview.guesses.length;
  return {
    verdict: t(isExact ? 'import.file.verdict' : 'import.file.verdictAbout', {
      count: preview.files.length,
      rows,
      columns,
      file: preview.files[0]?.name ?? '',
    }),
    lead: t('import.file.readLead'),
    note,
    off: null,
  };
}

function rolesTexts({ preview }: StepContext, words: Words): StepTexts {
  const { t } = words;
  const { toConfirm, recognised } = sortedGuesses(preview?.guesses ?? []);
  const all = toConfirm.length + recognised.length;
  const bundle = preview?.bundle ?? null;
  const open = questionsOf(preview, 'roles').filter((question) => question.mandatory).length;
  return {
    verdict: t('import.roles.verdict', {
      count: recognised.length,
      recognised: recognised.length,
      all,
      open: left(toConfirm.length, open, words),
    }),
    lead: bundle === null ? t('import.roles.leadNoBundle') : t('import.roles.lead', bundle),
    note: t('import.roles.note'),
    off: open === 0 ? null : t('import.questionsOpen', { count: open }),
  };
}

/** What waits after the columns: agreement with some, else questions to answer, else nothing. */
function left(toConfirm: number, questions: number, words: Words): Phrase {
  const count = toConfirm === 0 ? questions : toConfirm;
  if (count === 0) return { key: 'import.roles.noneOpen' };
  const key = toConfirm === 0 ? 'import.roles.questions' : 'import.roles.open';
  return { key, values: { count, number: leadingNumberWord(count, words) } };
}

function meaningTexts({ preview, draft, project }: StepContext, words: Words): StepTexts {
  const { t } = words;
  const open = questionsOf(preview, 'meaning').filter(
    (question) => question.mandatory && !isAnswered(question.key, draft),
  );
  const isKnown = preview?.meaningKnown === true;
  const meaning = isKnown ? project.meaning : finalRecipe(preview, draft, project).meaning;
  const labels = preview === null ? NO_LABELS : previewLabels(preview);
  return {
    verdict: meaningSentence(meaning, labels, words),
    lead: t(isKnown ? 'import.meaning.leadKnown' : 'import.meaning.lead'),
    note: null,
    off: open.length === 0 ? null : t('import.questionsOpen', { count: open.length }),
  };
}

/** Answers of the form count as well as answers to the question itself. */
function isAnswered(key: string, { meaning, said }: ImportDraft): boolean {
  if (key === 'positive') return (meaning.positive ?? said.positive ?? null) !== null;
  return key === 'arms' && (said.treatment !== undefined || (meaning.arms?.treatment ?? '') !== '');
}

function checkTexts({ check }: StepContext, { t }: Words): StepTexts {
  if (check === null)
    return { verdict: t('import.check.running'), lead: t('import.check.runningLead'), note: null, off: null };
  const sum = (pick: (file: ImportReport['files'][number]) => number): number =>
    check.files.reduce((all, file) => all + pick(file), 0);
  const accepted = sum((file) => file.accepted);
  const out = sum((file) => file.rejected + file.duplicates);
  return {
    verdict: t(accepted === 0 ? 'import.check.noneIn' : out === 0 ? 'import.check.allIn' : 'import.check.someOut', {
      accepted,
      count: out,
    }),
    lead:
      check.period === null
        ? t('imports.totalEmpty')
        : t('import.check.after', {
            rows: check.rows,
            from: check.period.from,
            to: check.period.to,
            known: check.outcomes.known,
          }),
    note: t('import.check.note'),
    off: null,
  };
}
