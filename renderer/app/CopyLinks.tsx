import { useState } from 'react';
import type { ReactNode } from 'react';
import { useProject } from '#renderer/api/use-project.ts';
import { fileNameFrom } from '#shared/domain/file-name.ts';
import { figureSheet } from '#shared/drawing/figure-sheet.ts';
import { commaText, tabbedText } from '#shared/drawing/figure-text.ts';
import { saveFile } from '#renderer/api/save-file.ts';
import { pictureOf, pictureOfSheet } from '#renderer/charts/picture.ts';
import type { DrawerContent } from '#renderer/state/drawer.ts';
import { say as toast } from '#renderer/state/toasts.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { provenanceLine } from './provenance-pairs.ts';
import css from './FigureDrawer.module.css';

const SHEET_WIDTH = 720;

type Content = Extract<DrawerContent, { kind: 'figure' }>;

/** The figure for a document: as a picture, as cells for a spreadsheet, or as its sentence; copied, or as a file. */
export function CopyLinks({ content }: { content: Content }): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const { project } = useProject();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { figure, provenance, picture } = content;
  const source = provenanceLine(provenance, project, words);
  const copy = async (work: () => Promise<void>, told: string): Promise<void> => {
    setTrouble(null);
    try {
      await work();
      toast(told);
    } catch {
      setTrouble(t('about.copyRefused'));
    }
  };
  /** As it stands on the screen; where it stands there as a table, as it is drawn on a sheet. */
  const painted = (): Promise<Blob> | null => {
    const svg = picture();
    const subtitle = figure.subtitle === undefined ? null : say(figure.subtitle);
    if (svg !== null) return pictureOf(svg, { title: say(figure.title), subtitle, source });
    const sheet = figureSheet(figure, { words, width: SHEET_WIDTH, source });
    return sheet === null ? null : pictureOfSheet(sheet);
  };
  const copyPicture = (): void => {
    const png = painted();
    if (png === null) return setTrouble(t('about.pictureNeedsFigure'));
    void copy(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]), t('about.pictureCopied'));
  };
  const name = fileNameFrom(say(figure.title));
  const saveSvg = (): void => {
    const svg = figureSheet(figure, { words, width: SHEET_WIDTH, source });
    if (svg === null) return setTrouble(t('about.saveNeedsFigure'));
    saveFile(svg, `${name}.svg`, 'image/svg+xml');
  };
  const savePng = (): void => {
    const png = painted();
    if (png === null) return setTrouble(t('about.pictureNeedsFigure'));
    void png.then((blob) => saveFile(blob, `${name}.png`, 'image/png'));
  };
  const asText = (text: string): Promise<void> => navigator.clipboard.writeText(text);
  return (
    <>
      <div className={css['copies']}>
        <LinkButton onClick={copyPicture}>{t('about.picture')}</LinkButton>
        <LinkButton onClick={() => void copy(() => asText(tabbedText(figure, words)), t('about.dataCopied'))}>
          {t('about.cells')}
        </LinkButton>
        <LinkButton
          onClick={() => void copy(() => asText(`${say(figure.alt)} (${source})`), t('about.sentenceCopied'))}
        >
          {t('about.sentence')}
        </LinkButton>
      </div>
      <div className={css['copies']}>
        <LinkButton onClick={saveSvg}>{t('about.saveSvg')}</LinkButton>
        <LinkButton onClick={savePng}>{t('about.savePng')}</LinkButton>
        <LinkButton onClick={() => saveFile(commaText(figure, words), `${name}.csv`, 'text/csv')}>
          {t('about.saveCsv')}
        </LinkButton>
      </div>
      {trouble !== null && (
        <p role="alert" className={`${type['note']} ${css['told']}`}>
          {trouble}
        </p>
      )}
    </>
  );
}
