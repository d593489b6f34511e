import type { ReactNode } from 'react';
import { baselineName } from '#shared/analyses/explain/reasons.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import { CLOSE } from '#shared/analyses/similar/findings.ts';
import type { Similar, SimilarComputed } from '#shared/analyses/similar/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Words } from '#shared/words/words.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { gapText, isBorderline } from './case-sentences.ts';
import css from './CasePage.module.css';

const HASH_SHOWN = 8;
/** More zeros than this are counted instead of written. */
const MOST_WRITTEN = 3;
const LEAST_TOLD = 1e-12;

/** How far the reasons can be relied on: the way, the company, the sum, the order, the distance. */
export function CaseStrip({ reading, explain }: { reading: CaseReading; explain: Explain | null }): ReactNode {
  const words = useWords();
  const { t, say, format } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  // The question that the similar cases put too: it is asked once.
  const near = useAnalysis<Similar>('similar', { case: reading.caseId }, { ofSelection: false }).result?.result ?? null;
  if (explain === null || !isEstimated(explain)) return null;
  const { stability, background, residual } = explain;
  const gap = gapText(reading, words);
  const company =
    background.kind === 'bundle' ? t('case.strip.references', { count: background.rows }) : say(baselineName(explain));
  const size = Math.max(LEAST_TOLD, Math.abs(residual));
  const digits = Math.min(12, Math.max(0, -Math.floor(Math.log10(size))));
  const added =
    digits > MOST_WRITTEN
      ? t('case.strip.decimals', { digits })
      : t('case.strip.within', { size: format.decimal(10 ** -digits, digits) });
  const cells = [
    { name: t('case.strip.method'), value: t(`case.strip.methods.${explain.method}`) },
    {
      name: t('case.strip.with'),
      value: isExpert ? `${company}, ${background.hash.slice(0, HASH_SHOWN)}` : company,
    },
    { name: t('case.strip.adds'), value: added },
    {
      name: t('case.strip.steady'),
      value: isEstimated(stability)
        ? t('case.strip.sameFirst', { share: stability.sameFirst })
        : t('case.strip.steadyUnknown'),
    },
    ...(near === null || !isEstimated(near) || near.cases.length === 0
      ? []
      : [{ name: t(`case.strip.${isFamiliar(near) ? 'familiar' : 'strange'}`), value: companyText(near, words) }]),
    ...(gap === null ? [] : [{ name: t(`case.strip.${isBorderline(reading) ? 'close' : 'far'}`), value: gap }]),
  ];
  return (
    <dl className={css['strip']} aria-label={t('case.strip.label')}>
      {cells.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isFamiliar({ cases: [nearest] }: SimilarComputed): boolean {
  return nearest !== undefined && nearest.distance <= CLOSE;
}

/** "20 closest cases, distance 0.01 to 0.12": 0 is alike in every fact. */
function companyText({ cases }: SimilarComputed, { t, format }: Words): string {
  const [low = 0, high = 0] = [cases[0]?.distance, cases.at(-1)?.distance];
  return t('case.strip.company', { count: cases.length, low: format.decimal(low), high: format.decimal(high) });
}
