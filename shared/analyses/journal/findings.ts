import type { Finding, Phrase } from '#shared/domain/finding.ts';
import type { BrokenDay, Journal } from './schema.ts';

const DAYS_TOLD = 5;
/** A break so near the end of the journal is what to act on today. */
const RECENT_DAYS = 7;
const DAY_MS = 86_400_000;

export function findings(journal: Journal): Finding[] {
  const { why, period } = journal;
  if (why !== null || period === null) return [];
  const broken = journal.brokenDays.filter(({ reason }) => reason !== 'notLogged');
  const notLogged = journal.brokenDays.filter(({ reason }) => reason === 'notLogged');
  return [
    broken.length > 0 ? brokenFinding(broken, journal, period.to) : held(journal, period),
    ...(notLogged.length > 0 ? [notLoggedFinding(notLogged)] : []),
    ...(journal.unread > 0 ? [unread(journal)] : []),
  ];
}

const link = { label: { key: 'journal.link' }, page: 'stability' as const, focus: 'journal' };

function brokenFinding(broken: readonly BrokenDay[], journal: Journal, last: string): Finding {
  const newest = broken.at(-1);
  const isRecent = newest !== undefined && Date.parse(last) - Date.parse(newest.day) < RECENT_DAYS * DAY_MS;
  const latest = [...broken].reverse();
  return {
    id: 'journal.broken',
    state: isRecent ? 'act' : 'watch',
    weight: isRecent ? 0.85 : 0.5,
    title:
      newest !== undefined && broken.length === 1
        ? sentence(newest)
        : { key: 'journal.brokenSeveral', values: { count: broken.length, of: journal.days.length } },
    account: [
      ...(broken.length === 1 ? [] : latest.slice(0, DAYS_TOLD).map(sentence)),
      ...(broken.length > DAYS_TOLD
        ? [{ key: 'journal.brokenMore', values: { count: broken.length - DAYS_TOLD } }]
        : []),
    ],
    figure: 'journal.byDay',
    link,
  };
}

/** "On 12 March the run stopped at step 'features' (timeout): 0 predictions that day." */
export function sentence({ day, reason, step, message, predictions, rows }: BrokenDay): Phrase {
  if (reason === 'fewer') return { key: 'journal.day.fewer', values: { day, count: predictions, rows: rows ?? 0 } };
  if (reason === 'notRun') return { key: 'journal.day.notRun', values: { day } };
  if (reason === 'notLogged') return { key: 'journal.day.notLogged', values: { day, count: predictions } };
  const values = { day, count: predictions, step: step ?? '', message: message ?? '' };
  const key = `journal.day.${step === null ? (message === null ? 'bare' : 'failed') : message === null ? 'silent' : 'stopped'}`;
  return { key, values };
}

function held(journal: Journal, period: { from: string; to: string }): Finding {
  return {
    id: 'journal.held',
    state: 'holds',
    weight: 0.2,
    title: { key: 'journal.held', values: { count: journal.days.filter(({ runs }) => runs > 0).length, ...period } },
    account: [{ key: journal.usualShare === null ? 'journal.heldNotCompared' : 'journal.heldAccount' }],
    figure: 'journal.byDay',
    link,
  };
}

function notLoggedFinding(days: readonly BrokenDay[]): Finding {
  const [first] = days;
  return {
    id: 'journal.notLogged',
    state: 'watch',
    weight: 0.3,
    title:
      first !== undefined && days.length === 1
        ? sentence(first)
        : { key: 'journal.notLoggedSeveral', values: { count: days.length } },
    account: [{ key: 'journal.notLoggedAccount' }],
    link,
  };
}

function unread({ unread: count, lines }: Journal): Finding {
  return {
    id: 'journal.unread',
    state: 'know',
    weight: 0.1,
    title: { key: 'journal.unread', values: { count } },
    account: [{ key: 'journal.unreadAccount', values: { lines } }],
    link,
  };
}
