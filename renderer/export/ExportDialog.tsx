import { useState } from 'react';
import type { ReactNode } from 'react';
import { REPORT_FORMATS } from '#shared/contract/reports.ts';
import type { ReportFormat } from '#shared/contract/reports.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { fileNameFrom } from '#shared/domain/file-name.ts';
import { LANGUAGES } from '#shared/domain/language.ts';
import type { Language } from '#shared/domain/language.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { say } from '#renderer/state/toasts.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './ExportDialog.module.css';

export type ExportChoice<A extends string = string> = { format: ReportFormat; language: Language; audience: A | null };

export type ExportDialogProps<A extends string> = {
  /** What will be written, in one sentence. */
  lead: string;
  /** Becomes the name of the file. */
  title: string;
  /** The languages it can be written in; the first choice is that of the document. */
  languages?: readonly Language[];
  language: Language;
  audiences?: readonly { value: A; label: string }[];
  audience?: A;
  /** Writes it; false when it failed or was stopped. */
  write: (choice: ExportChoice<A>, target: string) => Promise<boolean>;
  running: { isRunning: boolean; progress: Progress | null; error: Error | null; cancel: () => void };
  onClose: () => void;
};

/** A document for somebody else: which file, in which language, for whom; then where it goes. */
export function ExportDialog<A extends string>(props: ExportDialogProps<A>): ReactNode {
  const { lead, title, languages = LANGUAGES, audiences = [], write, running, onClose } = props;
  const { t } = useWords();
  const [format, setFormat] = useState<ReportFormat>('html');
  const [language, setLanguage] = useState<Language>(props.language);
  const [audience, setAudience] = useState<A | null>(props.audience ?? null);
  const { isRunning, progress, error, cancel } = running;
  const start = async (): Promise<void> => {
    const target = await saveTarget({ name: fileNameFrom(title), extension: format });
    if (target === null) return;
    if (!(await write({ format, language, audience }, target))) return;
    say(t('exporting.written'));
    onClose();
  };
  return (
    <Dialog
      title={t('exporting.title')}
      lead={lead}
      onClose={isRunning ? cancel : onClose}
      onSubmit={() => void start()}
      foot={
        <DialogFoot
          submit={t('exporting.choose')}
          off={isRunning ? t('exporting.running') : null}
          onLeave={isRunning ? cancel : onClose}
          leave={t(isRunning ? 'ui.cancel' : 'ui.close')}
        />
      }
    >
      <div className={css['fields']}>
        <Segments
          legend={t('exporting.format')}
          options={REPORT_FORMATS.map((value) => ({ value, label: t(`exporting.formats.${value}`) }))}
          value={format}
          onChange={setFormat}
          isField
        />
        <p className={css['about']}>{t(`exporting.about.${format}`)}</p>
        {languages.length > 1 && (
          <Segments
            legend={t('exporting.language')}
            options={languages.map((value) => ({ value, label: t(`exporting.languages.${value}`) }))}
            value={language}
            onChange={setLanguage}
            isField
          />
        )}
        {audiences.length > 0 && (
          <Segments
            legend={t('exporting.audience')}
            options={audiences}
            value={audience}
            onChange={setAudience}
            isField
          />
        )}
        <p className={css['stamped']}>{t('exporting.stamped')}</p>
      </div>
      {isRunning && <Loading progress={progress} what={t('exporting.running')} />}
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}
