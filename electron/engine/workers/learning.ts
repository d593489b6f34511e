import { learnedApart } from '../drift/learned-apart.ts';
import type { Apart, ApartTask } from '../drift/learned-apart.ts';
import { answering } from './answering.ts';

/** The thread in which trees learn to tell two sides apart. */
answering<ApartTask, Apart>(async (task, tell) => ({
  answer: await learnedApart(task, () => Promise.resolve(), tell),
}));
