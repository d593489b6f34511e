import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import { openDrawer } from '#renderer/state/drawer.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { titleTail } from '#shared/drawing/figure-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DRAWN } from './drawn.ts';
import { FigureTable } from './FigureTable.tsx';
import { turnFigure, useIsTable } from './figure-view.ts';
import { useBox } from './use-box.ts';
import chart from './Chart.module.css';
import css from './FigurePanel.module.css';

type Props = {
  figure: Figure;
  provenance: Provenance | null;
  /** Stands in the place of the first row, from which the parts are counted: it is chosen there. */
  base?: ReactNode;
};

/** A figure with its title, the table behind it, and the drawer that says what it is and where it comes from. */
export function FigurePanel({ figure, provenance, base }: Props): ReactNode {
  const words = useWords();
  const { say, t } = words;
  const { box, width } = useBox();
  const svg = useRef<SVGSVGElement>(null);
  const isTable = useIsTable(figure.id);
  const Drawn = DRAWN[figure.kind];
  const title = say(figure.title);
  return (
    <figure aria-label={title}>
      <div className={css['head']}>
        <figcaption className={type['panelTitle']}>
          {title}
          {figure.subtitle !== undefined && <span className={type['panelTitleTail']}>{titleTail(figure, words)}</span>}
        </figcaption>
        <div className={css['actions']}>
          <LinkButton
            onClick={() => turnFigure(figure.id)}
            label={t(isTable ? 'charts.asFigureOf' : 'charts.asTableOf', { title })}
          >
            {t(isTable ? 'charts.asFigure' : 'charts.asTable')}
          </LinkButton>
          <LinkButton
            label={t('charts.aboutOf', { title })}
            onClick={() => openDrawer({ kind: 'figure', figure, provenance, picture: () => svg.current })}
          >
            {t('charts.about')}
          </LinkButton>
        </div>
      </div>
      <div ref={box} className={chart['box']}>
        {base !== undefined && <div className={isTable ? css['baseAbove'] : css['base']}>{base}</div>}
        {isTable || Drawn === undefined ? (
          <FigureTable figure={figure} asked={provenance?.selection ?? null} />
        ) : (
          width > 0 && <Drawn figure={figure} width={width} svg={svg} />
        )}
      </div>
    </figure>
  );
}
