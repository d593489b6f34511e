import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Contract, Output } from '#shared/contract/index.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Language } from '#shared/domain/language.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { useStream } from '#renderer/api/use-stream.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { LetterWordingForm } from './LetterWordingForm.tsx';
import css from './Letter.module.css';

type Letter = Output<Contract['letter.read']>;
type Props = { project: ProjectSummary; caseId: string; onClose: () => void };

const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** The letter to the person: as it will be written, what is still to be said in it, and the file. */
export function LetterDialog({ project, caseId, onClose }: Props): ReactNode {
  const { t, language: reading } = useWords();
  const [language, setLanguage] = useState<Language>(reading);
  const [isWording, setWording] = useState<boolean | null>(null);
  const [isKept, setKept] = useState(false);
  const asked = useStream('letter.read', { project: project.id, case: caseId, language }, project.state);
  const { run, cancel, isRunning, progress, error } = useRun('letter.write');
  const letter = asked.isUpdating ? null : asked.result;
  const showsForm = isWording ?? (letter !== null && letter.refusal === null && letter.missing.length > 0);
  const write = async (format: 'pdf' | 'html'): Promise<void> => {
    const target = await saveTarget({ name: t('case.letter.fileName', { id: caseId }), extension: format });
    if (target === null) return;
    const written = await run({ project: project.id, case: caseId, language, format, target });
    if (written === null) return;
    await refreshSummary(project.id);
    say(t('case.letter.written'));
  };
  return (
    <Dialog
      title={t('case.letter.title')}
      lead={t('case.letter.lead')}
      onClose={onClose}
      tall
      foot={
        <>
          <Button kind="quiet" onClick={isRunning ? cancel : onClose}>
            {t(isRunning ? 'ui.cancel' : 'ui.close')}
          </Button>
          <Button onClick={() => void write('html')} off={whyNot(letter, showsForm, t)}>
            {t('case.letter.html')}
          </Button>
          <Button kind="primary" onClick={() => void write('pdf')} off={whyNot(letter, showsForm, t)}>
            {t('case.letter.pdf')}
          </Button>
        </>
      }
    >
      <div className={css['tools']}>
        <Segments
          legend={t('case.letter.language')}
          options={LANGUAGES.map((value) => ({ value, label: t(`case.letter.languages.${value}`) }))}
          value={language}
          onChange={setLanguage}
        />
        {letter?.refusal === null && !project.readOnly && (
          <LinkButton onClick={() => setWording(!showsForm)} expanded={showsForm}>
            {t(showsForm ? 'case.letter.wordingHide' : 'case.letter.wordingShow')}
          </LinkButton>
        )}
      </div>
      {isRunning && <Loading progress={progress} />}
      {error !== null && <ErrorPanel error={error} />}
      <Panel asked={asked} what={t('case.letter.asking')}>
        {(read) =>
          read.refusal !== null ? (
            <Empty title={t('case.letter.refused')}>{t(`case.letter.refusals.${read.refusal}`)}</Empty>
          ) : (
            <>
              {showsForm && (
                <LetterWordingForm
                  key={language}
                  project={project.id}
                  letter={read}
                  language={language}
                  onSaved={() => {
                    setWording(false);
                    setKept(true);
                  }}
                />
              )}
              <Sheet letter={read} language={language} takesFocus={isKept && !showsForm} />
            </>
          )
        }
      </Panel>
    </Dialog>
  );
}

function whyNot(letter: Letter | null, isOpen: boolean, t: (key: string) => string): string | null {
  if (letter === null) return t('ui.underWay');
  if (letter.refusal !== null) return t('case.letter.refused');
  if (letter.missing.length > 0) return t('case.letter.incomplete');
  return isOpen ? t('case.letter.unsaved') : null;
}

type SheetProps = { letter: Letter; language: Language; /** Its words were just kept. */ takesFocus: boolean };

function Sheet({ letter, language, takesFocus }: SheetProps): ReactNode {
  const { t } = useWords();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) sheet.current?.focus();
  }, [takesFocus]);
  return (
    <section ref={sheet} tabIndex={-1} className={css['sheet']} aria-label={t('case.letter.sheet')} lang={language}>
      <h3>{letter.title}</h3>
      {letter.sections.map(({ title, lines }) => (
        <section key={title}>
          <h4>{title}</h4>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
    </section>
  );
}
