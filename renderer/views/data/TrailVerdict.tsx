import type { ReactNode } from 'react';
import type { Contract, Output } from '#shared/contract/index.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { hashText } from '#renderer/ui/hash-text.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Data.module.css';

/** Whether the chain holds. Events cut off the end only show against a head that was printed before: so it is printed here. */
export function TrailVerdict({ trail }: { trail: Output<Contract['project.verifyTrail']> }): ReactNode {
  const { t } = useWords();
  const { events, head, broken } = trail;
  return (
    <section className={css['told']} role="status">
      <Badge shape={broken === null ? 'proven' : 'act'}>
        {t(broken === null ? 'data.chain.holds' : 'data.chain.broken')}
      </Badge>
      <p className={type['finding']}>
        {broken === null
          ? t('data.chain.whole', { count: events })
          : t(`data.chain.why.${broken.why}`, { seq: broken.seq })}
      </p>
      <p className={type['text']}>
        {t('data.chain.head')} <span className={css['hash']}>{hashText(head, 16)}</span>
      </p>
      <p className={type['note']}>{t('data.chain.evident')}</p>
    </section>
  );
}
