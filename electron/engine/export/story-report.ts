import type { Report } from '#shared/report/report.ts';
import type { Audience, Story } from '#shared/story/schema.ts';
import { tellStory } from '#shared/story/tell.ts';
import type { Words } from '#shared/words/words.ts';
import type { ReadDb } from '../db/connection.ts';
import type { Project } from '../project/project.ts';
import { exportStamp } from './stamp.ts';

/**
 * A story as a document for one audience. Its stamp tells the data that its figures were taken from, which the project
 * may have left behind since; the head of the trail is that of the moment of the export.
 */
export async function storyReport(
  db: ReadDb,
  project: Project,
  { story, audience, words, at }: { story: Story; audience: Audience; words: Words; at: string },
): Promise<Report> {
  const { dataset, selection, at: takenAt } = story.snapshot;
  const whole =
    selection.period === undefined &&
    selection.from === undefined &&
    selection.to === undefined &&
    dataset.from !== null &&
    dataset.to !== null
      ? { from: dataset.from, to: dataset.to }
      : {};
  const stamp = await exportStamp(db, project, { selection: { ...selection, ...whole }, at, words });
  const report = tellStory(story, { audience, words, stamp: { ...stamp, data: dataset.sha256 ?? stamp.data } });
  const taken = { name: words.t('report.takenAt'), value: words.format.day(takenAt) };
  return { ...report, facts: [...(report.facts ?? []), taken] };
}
