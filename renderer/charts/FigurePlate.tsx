import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { titleTail } from '#shared/drawing/figure-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DRAWN } from './drawn.ts';
import { FigureTable } from './FigureTable.tsx';
import { useIsTable } from './figure-view.ts';
import { useBox } from './use-box.ts';
import css from './FigurePlate.module.css';

/**
 * A figure for a stage, with its title alone; `T` turns it into its numbers.
 *
 * @param larger how many times the size it has in the window: it is read from the back of the room
 */
export function FigurePlate({ figure, larger }: { figure: Figure; larger: number }): ReactNode {
  const words = useWords();
  const { say } = words;
  const { box, width } = useBox();
  const isTable = useIsTable(figure.id);
  const Drawn = DRAWN[figure.kind];
  const title = say(figure.title);
  return (
    <figure aria-label={title}>
      <figcaption className={css['title']}>
        {title}
        {figure.subtitle !== undefined && <span className={css['tail']}>{titleTail(figure, words)}</span>}
      </figcaption>
      <div ref={box} className={css['box']}>
        {isTable || Drawn === undefined ? (
          <FigureTable figure={figure} />
        ) : (
          width > 0 && <Drawn figure={figure} width={Math.floor(width / larger)} />
        )}
      </div>
    </figure>
  );
}
