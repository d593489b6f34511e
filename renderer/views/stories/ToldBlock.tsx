import type { ReactNode } from 'react';
import type { Provenance } from '#shared/domain/provenance.ts';
import { plainText } from '#shared/report/report.ts';
import type { ReportBlock, Rich } from '#shared/report/report.ts';
import type { StoredFigure } from '#shared/story/schema.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import type from '#renderer/ui/type.module.css';
import css from './Stories.module.css';

/** A part of a page as it is read: the presenter and the parts of the editor that nobody types in. */
export function ToldBlock({ block, source }: { block: ReportBlock; source: StoredFigure | null }): ReactNode {
  switch (block.kind) {
    case 'text':
      return (
        <p className={css['said']}>
          {block.head !== undefined && <b>{block.head} </b>}
          <Told text={block.text} />
        </p>
      );
    case 'callout':
      return (
        <div className={css['callout']}>
          {block.head !== undefined && <p className={type['note']}>{block.head}</p>}
          <p className={css['said']}>
            <Told text={block.text} />
          </p>
        </div>
      );
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'list':
      return (
        <ul className={css['list']}>
          {block.items.map((item, index) => (
            <li key={index}>{plainText(item)}</li>
          ))}
        </ul>
      );
    case 'figure':
      return (
        <div>
          <FigurePanel figure={block.figure} provenance={source === null ? null : provenanceOf(source)} />
          {block.caption !== undefined && <p className={type['note']}>{block.caption}</p>}
        </div>
      );
    case 'table':
      return (
        <table className={css['table']} aria-label={block.title}>
          <thead>
            <tr>
              {block.columns.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'pairs':
      return (
        <div>
          {block.title !== undefined && <h2 className={type['panelTitle']}>{block.title}</h2>}
          <Pairs pairs={[...block.pairs]} />
        </div>
      );
    case 'amount':
      return (
        <div>
          {block.name !== '' && <p className={type['note']}>{block.name}</p>}
          <p className={type['amount']}>{block.value}</p>
          {block.note !== undefined && <p className={type['note']}>{block.note}</p>}
        </div>
      );
    case 'quote':
      return (
        <blockquote className={css['said']}>
          {block.text}
          {block.by !== undefined && <footer className={type['note']}>{block.by}</footer>}
        </blockquote>
      );
    case 'absent':
      return <p className={css['absent']}>{block.text}</p>;
  }
}

function Told({ text }: { text: Rich }): ReactNode {
  return plainText(text);
}

function provenanceOf({ source }: StoredFigure): Provenance {
  return {
    engine: '',
    data: source.data,
    models: source.models,
    selection: source.selection,
    rows: source.rows,
    seed: null,
  };
}
