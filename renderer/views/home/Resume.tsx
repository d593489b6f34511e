import type { ReactNode } from 'react';
import { isWaiting } from '#shared/domain/challenge.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { framingProgress } from '#renderer/project/framing-progress.ts';
import { useSelection } from '#renderer/state/location.ts';
import { formatHash } from '#renderer/state/route.ts';
import type { Place } from '#renderer/state/route.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Home.module.css';

/** What was begun: the story last written in, the challenge that waits longest, the sheet to fill in, the last file. */
export function Resume({ project }: { project: ProjectSummary }): ReactNode {
  const { t, language } = useWords();
  const stories = useCall('stories.list', { project: project.id }, project.state).result?.stories ?? [];
  const challenges = useCall('challenges.list', { project: project.id }, project.state).result?.challenges ?? [];
  const story = [...stories].sort((a, b) => b.changedAt.localeCompare(a.changedAt))[0];
  const waiting = challenges.filter(isWaiting).sort((a, b) => (a.openedAt ?? '').localeCompare(b.openedAt ?? ''));
  const [longest] = waiting;
  const last = project.sources.at(-1);
  const { filled, all } = framingProgress(project.framing);
  if (story === undefined && longest === undefined && last === undefined && filled === all) return null;
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['sideTitle']}`}>{t('home.resume')}</h2>
      {story !== undefined && (
        <Entry
          place="stories"
          tab={story.id}
          title={t('home.story', { title: story.title[language] ?? t('story.untranslated') })}
          under={t('home.storyOf', { count: story.pages, at: story.changedAt })}
        />
      )}
      {longest !== undefined && (
        <Entry
          place="audit"
          tab="challenges"
          title={t('home.challenge', { case: longest.caseId })}
          under={t('home.challengeOf', { at: longest.openedAt, count: waiting.length })}
        />
      )}
      {filled < all && (
        <Entry
          place="data"
          tab="framing"
          title={t('data.tabs.framing')}
          under={t('home.framingLeft', { count: filled, all })}
        />
      )}
      {last !== undefined && (
        <Entry
          place="data"
          tab="sources"
          title={t('home.lastImport', { name: last.name })}
          under={t('home.lastImportOf', { count: last.accepted, at: last.importedAt })}
        />
      )}
    </section>
  );
}

type EntryProps = { place: Place; tab: string; title: string; under: string };

function Entry({ place, tab, title, under }: EntryProps): ReactNode {
  const selection = useSelection();
  return (
    <a className={css['entry']} href={formatHash({ place, tab, selection })}>
      <span className={css['title']}>{title}</span>
      <span className={css['under']}>{under}</span>
    </a>
  );
}
