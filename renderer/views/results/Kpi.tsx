import type { ReactNode } from 'react';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import type from '#renderer/ui/type.module.css';
import css from './Results.module.css';

export type KpiProps = { name: string; value: string | NotEstimable; note: string };

/** One amount with its name above, and its doubt and population under it. */
export function Kpi({ name, value, note }: KpiProps): ReactNode {
  return (
    <section className={css['kpi']}>
      <h2 className={type['panelTitle']}>{name}</h2>
      {isEstimated(value) ? (
        <>
          <p className={type['amount']}>{value}</p>
          <p className={css['kpiNote']}>{note}</p>
        </>
      ) : (
        <div className={css['kpiNote']}>
          <CannotTell figure={value} />
        </div>
      )}
    </section>
  );
}
