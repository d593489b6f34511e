import type { Language } from '#shared/domain/language.ts';
import type { Preferences } from '#shared/contract/app.ts';
import type { Audience, Story } from '#shared/story/schema.ts';
import type { Presentation } from '#renderer/state/presentation.ts';
import type { Asked } from './presenter-keys.ts';

/** What the notes follow of a presentation: small, sent at each change. */
export type Followed = Pick<Presentation, 'at' | 'isBlack' | 'timer' | 'isAway' | 'notes'>;

/** The stage speaks to the notes of the same presentation; both are pages of one host. */
export type StageMessage =
  | { from: 'stage'; kind: 'story'; story: Story; audience: Audience }
  | { from: 'stage'; kind: 'now'; now: Followed; language: Language; theme: Preferences['theme'] }
  | { from: 'stage'; kind: 'over' };

export type NotesMessage = { from: 'notes'; kind: 'hello' | 'closed' } | { from: 'notes'; kind: 'asked'; asked: Asked };

type Message = StageMessage | NotesMessage;

export type Channel<Out extends Message> = { post: (message: Out) => void; close: () => void };

export function openChannel<Out extends Message, In extends Message>(
  id: string,
  onMessage: (message: In) => void,
): Channel<Out> {
  const channel = new BroadcastChannel(`tribune-presentation-${id}`);
  channel.onmessage = ({ data }: MessageEvent<In>) => onMessage(data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
