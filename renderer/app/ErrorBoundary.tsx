import { Component } from 'react';
import type { ReactNode } from 'react';
import { currentWords } from '#renderer/words/use-words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type from '#renderer/ui/type.module.css';
import css from './Shell.module.css';

type Props = { children: ReactNode };

/** A fault of a page leaves the others usable, and says so. Going to another page starts afresh. */
export class ErrorBoundary extends Component<Props, { fault: Error | null }> {
  override state = { fault: null as Error | null };

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    const { t } = currentWords();
    return (
      <section role="alert" className={css['fault']}>
        <h1 className={type['verdict']}>{t('shell.fault.say')}</h1>
        <p className={type['lead']}>{t('shell.fault.advice')}</p>
        <p className={type['note']}>{fault.message}</p>
        <Button onClick={() => this.setState({ fault: null })}>{t('shell.fault.again')}</Button>
      </section>
    );
  }
}
