import { folded, levelOf, messageText, saidOf, stepName } from './journal-event.ts';
import type { JournalEvent } from './journal-event.ts';
import { countOf, durationMs, stampOf } from './line-values.ts';
import type { DateOrder } from './line-values.ts';

/** The names that each field goes by, in English and French, without accents and in lower case. */
export const FIELD_NAMES = {
  time: ['time', 'timestamp', 'ts', 'at', 'date', 'datetime', 'date_time', 'asctime', 'created', 'horodatage', 'instant', 'moment', 'fin', 'end', 'ended_at'],
  start: ['start', 'started_at', 'start_time', 'debut'],
  clock: ['heure', 'hour', 'clock'],
  step: ['step', 'step_name', 'stage', 'task', 'task_id', 'phase', 'job', 'activity', 'operation', 'etape', 'nom_etape', 'tache'],
  volume: ['volume', 'rows', 'row_count', 'nrows', 'n_rows', 'num_rows', 'n', 'count', 'lines', 'records', 'predictions', 'lignes', 'nb_lignes', 'nombre', 'enregistrements', 'dossiers'],
  duration: ['duration', 'elapsed', 'took', 'runtime', 'duree', 'temps', 'duration_s', 'duration_sec', 'duration_seconds', 'elapsed_s', 'duree_s', 'duree_sec', 'seconds', 'secondes'],
  durationMs: ['duration_ms', 'elapsed_ms', 'took_ms', 'duree_ms', 'ms'],
  level: ['level', 'levelname', 'log_level', 'loglevel', 'severity', 'lvl', 'niveau', 'gravite'],
  status: ['status', 'state', 'result', 'statut', 'etat', 'resultat'],
  message: ['message', 'msg', 'text', 'event', 'detail', 'texte', 'evenement'],
  error: ['error', 'err', 'exception', 'exc_info', 'error_message', 'erreur', 'message_erreur'],
} as const; // prettier-ignore

type Field = keyof typeof FIELD_NAMES;

const FIELD_OF = new Map<string, Field>(
  Object.entries(FIELD_NAMES).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
);

export type Named = Partial<Record<Field, string>>;

/** The fields among name and value pairs; where two names mean one field, the first counts. */
export function namedFields(pairs: Iterable<readonly [string, string]>): Named {
  const named: Named = {};
  for (const [name, value] of pairs) {
    const field = FIELD_OF.get(folded(name));
    if (field !== undefined && named[field] === undefined && value.trim() !== '') named[field] = value.trim();
  }
  return named;
}

/** Numbers as bunyan and pino write levels. */
const NUMBER_LEVELS: [number, 'error' | 'warning' | 'info'][] = [[50, 'error'], [40, 'warning'], [0, 'info']]; // prettier-ignore
const NO_ERROR = new Set(['', '0', 'false', 'null', 'none', 'no', 'non', 'aucune', 'nan']);
const FAILED_STATUS = new Set(['ko', 'failed', 'failure', 'error', 'erreur', 'echec', 'aborted', 'nok']);
const DONE_STATUS = new Set([
  'ok',
  'done',
  'success',
  'succeeded',
  'finished',
  'completed',
  'succes',
  'termine',
  'reussi',
  'fini',
]);

/**
 * An event of named fields, as JSON lines and `key=value` pairs give them; null where no time is told.
 * @param atMs a time that stands before the fields
 */
export function eventOfFields(named: Named, order: DateOrder, atMs: number | null = null): JournalEvent | null {
  const duration =
    (named.durationMs === undefined ? null : durationMs(named.durationMs, 'ms')) ??
    (named.duration === undefined ? null : durationMs(named.duration));
  const at = atMs ?? timeOf(named, order, duration);
  if (at === null) return null;
  const status = named.status === undefined ? null : folded(named.status);
  const error = named.error === undefined || NO_ERROR.has(folded(named.error)) ? null : named.error;
  const volume = named.volume === undefined ? null : countOf(named.volume.replace(/\.0+$/, ''));
  const step = named.step === undefined ? null : stepName(named.step);
  const told = levelTold(named.level);
  const isFailed = told === 'error' || error !== null || (status !== null && FAILED_STATUS.has(status));
  const said = saidOf(`${named.status ?? ''} ${named.message ?? ''}`);
  const begins = said === 'starts' && !(status !== null && DONE_STATUS.has(status));
  const ends =
    !begins &&
    step !== null &&
    (volume !== null || duration !== null || said === 'done' || (status !== null && DONE_STATUS.has(status)));
  return {
    atMs: at,
    step,
    volume: begins ? null : volume,
    durationMs: duration,
    level: isFailed ? 'error' : ends ? 'done' : told === 'warning' ? 'warning' : 'info',
    message: messageText(error ?? named.message ?? named.status ?? ''),
  };
}

function timeOf(named: Named, order: DateOrder, duration: number | null): number | null {
  if (named.time !== undefined) {
    const text = named.clock === undefined ? named.time : `${named.time} ${named.clock}`;
    return stampOf(text, order)?.atMs ?? null;
  }
  const start = named.start === undefined ? null : stampOf(named.start, order);
  return start === null ? null : start.atMs + (duration ?? 0);
}

function levelTold(text: string | undefined): 'info' | 'warning' | 'error' | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isFinite(number)) return NUMBER_LEVELS.find(([from]) => number >= from)?.[1] ?? null;
  return levelOf(text);
}
