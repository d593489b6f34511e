import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useStream } from '#renderer/api/use-stream.ts';
import { changeDraft, useImportDraft } from '#renderer/state/import-draft.ts';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { say } from '#renderer/state/toasts.ts';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { CheckStep } from './CheckStep.tsx';
import { FileStep } from './FileStep.tsx';
import { previewInput } from './import-input.ts';
import { MeaningStep } from './MeaningStep.tsx';
import { ReadAs } from './ReadAs.tsx';
import { RolesStep } from './RolesStep.tsx';
import { stepTexts } from './step-texts.ts';
import { useCheck } from './use-check.ts';
import { WizardFoot } from './WizardFoot.tsx';
import css from './Import.module.css';

const STEPS = ['file', 'roles', 'meaning', 'check'] as const;
const CHECK = 3;

/** File, roles, meaning, check. Nothing is in the project before the last button; leaving gives everything up. */
export function ImportView(): ReactNode {
  const words = useWords();
  const { t } = words;
  const project = useOpenedProject();
  const draft = useImportDraft();
  const forOutcomes =
    useRoute((route) => route.tab) === 'outcomes' || (draft.files.length === 0 && draft.outcomes !== null);
  const preview = useStream('import.preview', previewInput(project.id, draft), project.state);
  const found = draft.files.length === 0 || preview.error !== null ? null : preview.result;
  const check = useCheck(project, draft, found);
  const step = Math.min(draft.step, CHECK);
  const texts = stepTexts(
    { step, draft, preview: found, check: check.report, forOutcomes, isFailed: preview.error !== null, project },
    words,
  );
  const steps = forOutcomes ? [0, CHECK] : [0, 1, 2, CHECK];
  const goTo = (next: number): void => {
    if (step === CHECK && next !== CHECK) void check.discard();
    changeDraft({ step: next, reached: Math.max(draft.reached, next) });
    if (next === CHECK) void check.start();
  };
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0);
  }, [step]);
  const at = steps.indexOf(step);
  const only = found?.files.length === 1 ? (found.files[0] ?? null) : null;
  const finish = async (): Promise<void> => {
    const report = await check.commit();
    if (report === null) return;
    if (useRoute.getState().place === 'import') navigate({ place: 'home', tab: null, selection: {} });
    say(t('import.done', { count: report.files.reduce((sum, file) => sum + file.accepted, 0) }));
  };
  return (
    <div className={css['page']}>
      <div className={css['body']}>
        <PageFrame
          verdict={texts.verdict}
          lead={
            step === 1 && only !== null ? (
              <ReadAs read={only} draft={draft} onCorrect={() => goTo(0)} />
            ) : (
              (texts.lead ?? undefined)
            )
          }
          tabs={
            <Stepper
              label={t('import.steps')}
              steps={steps.map((one) => t(`import.stepNames.${STEPS[one] ?? 'file'}`))}
              current={at}
              reached={steps.filter((one) => one <= draft.reached).length - 1}
              onOpen={(index) => goTo(steps[index] ?? 0)}
            />
          }
        >
          {step === 0 && <FileStep draft={draft} preview={preview} forOutcomes={forOutcomes} />}
          {step === 1 && found !== null && <RolesStep draft={draft} preview={found} />}
          {step === 2 && found !== null && <MeaningStep draft={draft} preview={found} />}
          {step === CHECK && <CheckStep check={check} />}
        </PageFrame>
      </div>
      <WizardFoot
        note={texts.note}
        onLeave={() => navigate({ place: project.rows === 0 ? 'home' : 'data', tab: null })}
        onBack={at > 0 ? () => goTo(steps[at - 1] ?? 0) : null}
        next={{
          label: t(step === CHECK ? 'import.commit' : step === 1 ? 'import.confirm' : 'import.continue'),
          off: step === CHECK ? check.off : texts.off,
          onClick: () => (step === CHECK ? void finish() : goTo(steps[at + 1] ?? CHECK)),
        }}
      />
    </div>
  );
}
