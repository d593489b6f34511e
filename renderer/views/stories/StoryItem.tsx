import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Contract, Output } from '#shared/contract/index.ts';
import { fileNameFrom } from '#shared/domain/file-name.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { client } from '#renderer/api/client.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { say } from '#renderer/state/toasts.ts';
import { flushStory, forgetStory } from '#renderer/stories/story-desk.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stories.module.css';

type Summary = Output<Contract['stories.list']>['stories'][number];

/** One story of the list: what it is, whether it is signed, and what can be done with it as a whole. */
export function StoryItem({ project, story }: { project: string; story: Summary }): ReactNode {
  const { t, format, language } = useWords();
  const { id, template, pages, changedAt, signed } = story;
  const title = story.title[language] ?? t('story.untranslated');
  const [isRemoving, setRemoving] = useState(false);
  const writing = useRun('stories.write');
  const write = async (): Promise<void> => {
    await flushStory(project, id);
    const target = await saveTarget({ name: fileNameFrom(title), extension: 'json' });
    if (target === null) return;
    if ((await writing.run({ project, story: id, target })) !== null) say(t('stories.fileSaved'));
  };
  return (
    <li>
      <h2 className={type['finding']}>
        <Link to={{ place: 'stories', tab: id }}>{title}</Link>
      </h2>
      <p className={type['note']}>
        {t(`story.templates.${template}`)} · {t('stories.pages', { count: pages })} ·{' '}
        {t('stories.changed', { day: changedAt })}
      </p>
      {signed !== null && (
        <p className={type['note']}>
          {signed.stale
            ? t('stories.signedStale', { by: signed.by, day: format.day(signed.at) })
            : t(`stories.signing.by.${signed.state}`, { by: signed.by, day: format.day(signed.at) })}
        </p>
      )}
      <p className={`${type['note']} ${css['itemActions']}`}>
        <LinkButton label={t('stories.saveFileOf', { title })} onClick={() => void write()}>
          {t('stories.saveFile')}
        </LinkButton>
        <LinkButton label={t('stories.removeOf', { title })} onClick={() => setRemoving(true)}>
          {t('stories.remove')}
        </LinkButton>
      </p>
      {writing.error !== null && <ErrorPanel error={writing.error} />}
      {isRemoving && <RemoveDialog project={project} id={id} title={title} onClose={() => setRemoving(false)} />}
    </li>
  );
}

function RemoveDialog(props: { project: string; id: string; title: string; onClose: () => void }): ReactNode {
  const { project, id, title, onClose } = props;
  const { t } = useWords();
  const [error, setError] = useState<unknown>(null);
  const remove = async (): Promise<void> => {
    try {
      await forgetStory(project, id);
      await client.call('stories.remove', { project, story: id });
    } catch (fault) {
      setError(fault);
      return;
    }
    onClose();
    await refreshSummary(project);
  };
  return (
    <Dialog
      title={t('stories.removeOf', { title })}
      lead={t('stories.removeLead')}
      onClose={onClose}
      onSubmit={() => void remove()}
      foot={<DialogFoot submit={t('stories.remove')} onLeave={onClose} leaveFirst />}
    >
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}
