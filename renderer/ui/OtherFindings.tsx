import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding.ts';
import type { TellingPage } from '#renderer/api/told.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { FindingCard } from './FindingCard.tsx';
import type from './type.module.css';
import css from './OtherFindings.module.css';

export type OtherFindingsProps = {
  findings: readonly Finding[];
  /** The sentence at the head of the page, told already. */
  main: Finding | null;
  /** A link to this very page would lead nowhere. */
  page: TellingPage;
};

/** What an analysis says besides the sentence at the head. */
export function OtherFindings({ findings, main, page }: OtherFindingsProps): ReactNode {
  const { t } = useWords();
  const others = findings.filter((finding) => finding.id !== main?.id);
  if (others.length === 0) return null;
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t(`${page}.alsoTold`)}</h2>
      <div className={css['findings']}>
        {others.map(({ link, ...finding }) => (
          <FindingCard
            key={finding.id}
            finding={link === undefined || link.page === page ? finding : { ...finding, link }}
          />
        ))}
      </div>
    </section>
  );
}
