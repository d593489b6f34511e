import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { STORY_FORMAT, storySchema } from '#shared/story/schema.ts';
import type { Story } from '#shared/story/schema.ts';
import { requirePlainFile } from '../plain-file.ts';

const LARGEST = 20_000_000;

/**
 * Reads a story file as a stranger's: its size, its format and every field are checked, and its texts stay texts.
 * Signatures do not travel: they belong to the trail of the project they were given in.
 *
 * @throws AppError as `requirePlainFile`, STORY_DAMAGED, STORY_NEWER
 */
export function readStoryFile(path: string): Story {
  const file = basename(path);
  const { size } = requirePlainFile(path);
  if (size > LARGEST) throw new AppError('STORY_DAMAGED', 'story file too large', { file, place: '' });
  const body = parsed(readFileSync(path, 'utf8'), file);
  const format = typeof body === 'object' && body !== null && 'tribune' in body ? body.tribune : null;
  const version = typeof format === 'string' ? /^story\/(\d+)$/.exec(format)?.[1] : undefined;
  if (version !== undefined && format !== STORY_FORMAT)
    throw new AppError('STORY_NEWER', `story format ${version}`, { file, found: version });
  const story = storySchema.safeParse(body);
  if (!story.success)
    throw new AppError('STORY_DAMAGED', 'not a story', { file, place: story.error.issues[0]?.path.join('.') ?? '' });
  return { ...story.data, signoff: [] };
}

export function writeStoryFile(story: Story, path: string): number {
  const text = `${JSON.stringify(story, null, 2)}\n`;
  writeFileSync(path, text);
  return Buffer.byteLength(text);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new AppError('STORY_DAMAGED', 'not JSON', { file, place: '' }, { cause });
  }
}
