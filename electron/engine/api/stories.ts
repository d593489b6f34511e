import type { stories as contract } from '#shared/contract/stories.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { readDocument } from '../db/documents.ts';
import { copiedStory, storyRevision } from '#shared/story/revision.ts';
import { drafted } from '../stories/drafted.ts';
import {
  checkedStory,
  contentHash,
  listStories,
  readStory,
  removeStory,
  saveStory,
  signStory,
} from '../stories/stories.ts';
import type { KeptStory } from '../stories/stories.ts';
import { storyBlock } from '../stories/story-blocks.ts';
import { putInStory } from '../stories/put.ts';
import { readStoryFile, writeStoryFile } from '../stories/story-file.ts';

export function storiesApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  const newId = (): string =>
    `st_${config
      .randomId()
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 8)}`;
  const asking = { version: config.version, models };
  return {
    'stories.list': async ({ project }, { signal }) => ({
      stories: (await projects.get(project).file.read(signal, listStories)).map(summaryOf),
    }),
    'stories.read': ({ project, story }, { signal }) =>
      projects.get(project).file.read(signal, (db) => readStory(db, story)),
    'stories.draft': async ({ project, template, title, analyses }, { signal, progress }) => {
      const open = projects.get(project);
      const at = now();
      const story = await drafted(
        open,
        { id: newId(), template, title, analyses, at },
        { ...asking, signal, progress },
      );
      await saveStory(open, story, { at, step: 'drafted' });
      return story;
    },
    'stories.save': async ({ project, story, since }) => {
      const changedAt = now();
      await saveStory(projects.get(project), story, { at: changedAt, step: 'saved', since });
      return { changedAt };
    },
    'stories.copy': async ({ project, story }) => {
      const copy = copiedStory(story, newId());
      await saveStory(projects.get(project), copy, { at: now(), step: 'copied' });
      return copy;
    },
    'stories.put': async ({ project, story, ...put }, { signal, progress }) => {
      const open = projects.get(project);
      const done = await putInStory(open, story, put, { ...asking, signal, progress });
      await saveStory(open, done.story, { at: now(), step: 'saved', since: storyRevision(done.before) });
      return done;
    },
    'stories.block': ({ project, of }, { signal, progress }) =>
      storyBlock(projects.get(project), of, { ...asking, signal, progress }),
    'stories.remove': async ({ project, story }) => {
      await removeStory(projects.get(project), story, now());
      return {};
    },
    'stories.check': async ({ project, story }, { signal, progress }) => {
      const today = now().slice(0, 10);
      const { checked, moved } = await checkedStory(projects.get(project), story, {
        ...asking,
        signal,
        progress,
        today,
      });
      return { checked, moved };
    },
    'stories.sign': ({ project, story, signature }, { signal, progress }) =>
      signStory(projects.get(project), story, { ...asking, signal, progress, signing: signature, at: now() }),
    'stories.import': async ({ project, grant }, { signal }) => {
      const open = projects.get(project);
      const read = readStoryFile(grants.path(grant));
      const isTaken = (await open.file.read(signal, (db) => readDocument(db, 'story', read.id))) !== null;
      const story = isTaken ? { ...read, id: newId() } : read;
      await saveStory(open, story, { at: now(), step: 'imported' });
      return story;
    },
    'stories.write': async ({ project, story, target }, { signal }) => ({
      bytes: writeStoryFile(
        await projects.get(project).file.read(signal, (db) => readStory(db, story)),
        grants.path(target),
      ),
    }),
  };
}

function summaryOf({ story, changedAt }: KeptStory): {
  id: string;
  title: KeptStory['story']['title'];
  template: KeptStory['story']['template'];
  pages: number;
  chapters: KeptStory['story']['chapters'][number]['role'][];
  changedAt: string;
  content: string;
  signed: { by: string; state: string; at: string; stale: boolean } | null;
} {
  const last = story.signoff.at(-1);
  const content = contentHash(story);
  return {
    id: story.id,
    title: story.title,
    template: story.template,
    pages: story.chapters.reduce((sum, { pages }) => sum + pages.length, 0),
    chapters: story.chapters.map(({ role }) => role),
    changedAt,
    content,
    signed:
      last === undefined ? null : { by: last.by, state: last.state, at: last.at, stale: last.content !== content },
  };
}
