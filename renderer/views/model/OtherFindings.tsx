import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding.ts';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Model.module.css';

/** What the analysis says besides the sentence at the head. A link to this very page would lead nowhere. */
export function OtherFindings({ findings, main }: { findings: readonly Finding[]; main: Finding | null }): ReactNode {
  const { t } = useWords();
  const others = findings.filter((finding) => finding.id !== main?.id);
  if (others.length === 0) return null;
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('model.alsoTold')}</h2>
      <div className={css['findings']}>
        {others.map(({ link, ...finding }) => (
          <FindingCard
            key={finding.id}
            finding={link === undefined || link.page === 'model' ? finding : { ...finding, link }}
          />
        ))}
      </div>
    </section>
  );
}
