import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Swap } from '#shared/analyses/shadow/swap/schema.ts';
import type { Shadow } from '#shared/analyses/shadow/schema.ts';
import { figureOf } from '#renderer/api/told.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Shadow.module.css';

type Told = Omit<Answered<Shadow>, 'result'>;

/** What the cases that would be swapped brought, and who they are, each as a figure with its sentences. */
export function SwapSets({ swap, told }: { swap: Swap; told: Told }): ReactNode {
  const { money, profile } = swap;
  const why = isEstimated(money) ? (isEstimated(money.difference) ? null : money.difference) : money;
  return (
    <div className={css['halves']}>
      <Part id="shadow.swapMoney" title="shadowSwap.figures.money" why={why} told={told} />
      <Part
        id="shadow.swapProfile"
        title="shadowSwap.figures.profile"
        why={isEstimated(profile) ? null : profile}
        told={told}
      />
    </div>
  );
}

type PartProps = { id: string; title: string; why: NotEstimable | null; told: Told };

function Part({ id, title, why, told: { figures, findings, provenance } }: PartProps): ReactNode {
  const { t, say } = useWords();
  const figure = figureOf(figures, id);
  const finding = findings.find((one) => one.id === id);
  return (
    <section>
      {figure === null ? (
        <h2 className={`${type['panelTitle']} ${css['title']}`}>{t(title)}</h2>
      ) : (
        <FigurePanel figure={figure} provenance={provenance} />
      )}
      {why !== null && <CannotTell figure={why} />}
      {finding !== undefined && (
        <ul className={css['sentences']}>
          {[finding.title, ...finding.account].map((phrase) => (
            <li key={say(phrase)}>{say(phrase)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
