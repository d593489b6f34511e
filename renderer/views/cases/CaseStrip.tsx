import type { ReactNode } from 'react';
import { baselineName } from '#shared/analyses/explain/reasons.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { gapText, isBorderline } from './case-sentences.ts';
import css from './CasePage.module.css';

const HASH_SHOWN = 8;
const LEAST_TOLD = 1e-12;

/** How far the reasons can be relied on: the way, the company, the sum, the order, the distance. */
export function CaseStrip({ reading, explain }: { reading: CaseReading; explain: Explain | null }): ReactNode {
  const words = useWords();
  const { t, say, format } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  if (explain === null || !isEstimated(explain)) return null;
  const { stability, background, residual } = explain;
  const gap = gapText(reading, words);
  const size = Math.max(LEAST_TOLD, Math.abs(residual));
  const digits = Math.min(12, Math.max(0, -Math.floor(Math.log10(size))));
  const cells = [
    { name: t('case.strip.method'), value: t(`case.strip.methods.${explain.method}`) },
    {
      name: t('case.strip.with'),
      value: isExpert
        ? `${say(baselineName(explain))}, ${background.hash.slice(0, HASH_SHOWN)}`
        : say(baselineName(explain)),
    },
    { name: t('case.strip.adds'), value: t('case.strip.within', { size: format.decimal(10 ** -digits, digits) }) },
    {
      name: t('case.strip.steady'),
      value: isEstimated(stability)
        ? t('case.strip.sameFirst', { share: stability.sameFirst })
        : t('case.strip.steadyUnknown'),
    },
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
