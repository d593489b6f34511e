import type { ReactNode } from 'react';
import css from './Pairs.module.css';

/** Names at the left, values at the right, a hairline above each. */
export function Pairs({ pairs }: { pairs: readonly { name: string; value: ReactNode }[] }): ReactNode {
  return (
    <dl className={css['pairs']}>
      {pairs.map(({ name, value }, index) => (
        <div key={`${name} ${index}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
