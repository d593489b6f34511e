import { useState } from 'react';
import type { ReactNode } from 'react';
import { navigate } from '#renderer/state/location.ts';
import { say } from '#renderer/state/toasts.ts';
import { keepAsCopy, takeKept } from '#renderer/stories/story-desk.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stories.module.css';

/** Another version of the story was kept meanwhile: both can live, or the other one is taken. */
export function ChangedElsewhere({ project, id }: { project: string; id: string }): ReactNode {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const choose = (work: () => Promise<void>): void => {
    setBusy(true);
    setError(null);
    work()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const copy = async (): Promise<void> => {
    const made = await keepAsCopy(project, id);
    if (made === null) return;
    navigate({ place: 'stories', tab: made.id });
    say(t('stories.elsewhere.copied'));
  };
  const off = isBusy ? t('ui.underWay') : null;
  return (
    <section role="alert" className={css['elsewhere']}>
      <h2 className={type['finding']}>{t('stories.elsewhere.title')}</h2>
      <p>{t('stories.elsewhere.lead')}</p>
      <div className={css['elsewhereActs']}>
        <Button kind="primary" off={off} onClick={() => choose(copy)}>
          {t('stories.elsewhere.copy')}
        </Button>
        <Button off={off} onClick={() => choose(() => takeKept(project, id))}>
          {t('stories.elsewhere.take')}
        </Button>
      </div>
      {error !== null && <ErrorPanel error={error} />}
    </section>
  );
}
