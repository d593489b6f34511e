import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { hashText } from '#renderer/ui/hash-text.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { leadingNumberWord } from '#renderer/words/number-word.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import { actorName, eventSentence } from './event-sentence.ts';
import { TrailVerdict } from './TrailVerdict.tsx';
import css from './Data.module.css';

const PAGE = 50;
const MOST = 500;

/** What was done to the project, latest first. Nothing in it can be taken back, only followed by something else. */
export function TrailTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const depth = usePreferences((preferences) => preferences.depth);
  const [limit, setLimit] = useState(PAGE);
  const asked = useCall('project.trail', { project: project.id, limit }, project.state);
  const verify = useRun('project.verifyTrail');
  const [verified, setVerified] = useState<Awaited<ReturnType<typeof verify.run>>>(null);
  const total = asked.result?.total ?? 0;
  return (
    <DataFrame
      verdict={
        asked.result === null
          ? t('data.trail.reading')
          : t('data.trail.verdict', { count: total, number: leadingNumberWord(total, words) })
      }
      lead={t('data.trail.lead')}
      actions={
        <Button
          onClick={() => void verify.run({ project: project.id }).then(setVerified)}
          off={verify.isRunning ? t('ui.underWay') : null}
        >
          {t('data.trail.verify')}
        </Button>
      }
    >
      {verify.isRunning && <Loading progress={verify.progress} onCancel={verify.cancel} />}
      {verify.error !== null && <ErrorPanel error={verify.error} />}
      {verified !== null && <TrailVerdict trail={verified} />}
      <Panel asked={asked}>
        {({ events }) => (
          <>
            <ol className={css['events']}>
              {events.map((event) => (
                <li key={event.seq}>
                  <time dateTime={event.at}>{format.dateTime(event.at)}</time>
                  <div>
                    {eventSentence(event, words)}
                    {depth === 'audit' && (
                      <span className={`${css['under']} ${css['hash']}`}>
                        {t('data.trail.event', { seq: event.seq, actor: actorName(event.actor, words) })}{' '}
                        {hashText(event.hash, 8)}
                      </span>
                    )}
                  </div>
                </li>
              ))}
            </ol>
            {events.length < Math.min(total, MOST) && (
              <p className={css['more']}>
                <LinkButton onClick={() => setLimit((now) => Math.min(MOST, now + PAGE * 2))}>
                  {t('data.trail.more')}
                </LinkButton>
              </p>
            )}
          </>
        )}
      </Panel>
    </DataFrame>
  );
}
