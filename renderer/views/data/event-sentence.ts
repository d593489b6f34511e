import type { Contract, Output } from '#shared/contract/index.ts';
import type { Words } from '#shared/words/words.ts';
import { hashText } from '#renderer/ui/hash-text.ts';

type TrailEvent = Output<Contract['project.trail']>['events'][number];

/** Who did it: the person at this computer, or a name that was given. */
export function actorName(actor: string, { t, has }: Words): string {
  const key = `data.trail.actors.${actor}`;
  return has(key) ? t(key) : actor;
}

/** An event of the trail in words. A kind that this version does not know is named, never hidden. */
export function eventSentence({ type, body }: Pick<TrailEvent, 'type' | 'body'>, words: Words): string {
  const { t, has, format } = words;
  const text = (name: string): string => plain(body[name]);
  switch (type) {
    case 'import':
      return importSentence(body, words);
    case 'processJournal':
      return processJournalSentence(body, words);
    case 'processJournalRemoved':
      return t('data.trail.events.processJournalRemoved', { name: text('name') });
    case 'bundle':
    case 'bundleRole': {
      const role = `bundles.roles.${text('role')}`;
      return t(`data.trail.events.${type}`, {
        name: text('name'),
        version: text('version'),
        role: has(role) ? t(role) : text('role'),
      });
    }
    case 'sensitivity': {
      const key = `data.sensitivity.${text('sensitivity')}`;
      return t('data.trail.events.sensitivity', {
        column: text('column'),
        sensitivity: has(key) ? t(key) : text('sensitivity'),
      });
    }
    case 'copied':
      return t(body['sealed'] === true ? 'data.trail.events.copiedSealed' : 'data.trail.events.copied', {
        file: text('file'),
      });
    case 'renamed':
      return t('data.trail.events.renamed', { before: text('before'), name: text('name') });
    case 'created':
      return t('data.trail.events.created', { name: text('name') });
    case 'explanationsStored':
      return t('data.trail.events.explanationsStored', { version: text('version'), rows: Number(body['rows'] ?? 0) });
    case 'challenge': {
      const key = `challenges.steps.${text('step')}`;
      return t('data.trail.events.challenge', {
        name: text('by'),
        id: text('id'),
        case: text('case'),
        step: has(key) ? t(key) : text('step'),
      });
    }
    case 'abDesign':
      return t(body['afterResults'] === true ? 'data.trail.events.abDesignAfter' : 'data.trail.events.abDesign');
    case 'linkChanged':
      return t('data.trail.events.linkChanged', {
        name: text('name'),
        rows: Number(body['rows'] ?? 0),
        before: Number(body['before'] ?? 0),
      });
    case 'watch':
      return t(`data.trail.events.watch.${text('step')}`, { folder: text('folder') });
    case 'letter':
      return t('data.trail.events.letter', { case: text('case') });
    case 'letterWording':
      return t('data.trail.events.letterWording');
    case 'challengeDiscarded':
      return t('data.trail.events.challengeDiscarded', { case: text('case') });
    case 'scenario':
      return t(`data.trail.events.scenario.${text('step')}`, { name: text('name'), case: text('case') });
    case 'plan':
      return t(`data.trail.events.plan.${text('step')}`, { name: text('name') });
    case 'cohort':
      return t(`data.trail.events.cohort.${text('step')}`, { name: text('name') });
    case 'story':
      return storySentence(body, words);
    case 'framing':
      return t('data.trail.events.framing');
    case 'meaning':
      return t('data.trail.events.meaning', {
        positive: body['positive'] === null ? t('ui.notSaid') : format.quote(text('positive')),
      });
    default:
      return t('data.trail.events.other', { type });
  }
}

function storySentence(body: Record<string, unknown>, words: Words): string {
  const { t, has, language } = words;
  const title = (body['title'] ?? {}) as Partial<Record<string, unknown>>;
  const known = Object.values(title).find((one) => typeof one === 'string');
  const key = `data.trail.events.story.${plain(body['step'])}`;
  const said = (name: string, prefix: string): string => {
    const word = `${prefix}.${plain(body[name])}`;
    return has(word) ? t(word) : plain(body[name]);
  };
  return t(has(key) ? key : 'data.trail.events.story.other', {
    title: plain(title[language] ?? known ?? body['id']),
    step: plain(body['step']),
    name: plain(body['by']),
    format: said('format', 'exporting.formats'),
    language: said('language', 'data.trail.languages'),
    audience: said('audience', 'data.trail.audiences'),
    hash: hashText(plain(body['sha256'])),
  });
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function processJournalSentence(body: Record<string, unknown>, { t, format }: Words): string {
  const files = Array.isArray(body['files']) ? (body['files'] as Record<string, unknown>[]) : [];
  return t('data.trail.events.processJournal', {
    count: files.length,
    files: format.list(files.map((file) => format.quote(plain(file['name'])))),
    events: files.reduce((all, file) => all + Number(file['events'] ?? 0), 0),
  });
}

function importSentence(body: Record<string, unknown>, { t, format }: Words): string {
  const files = Array.isArray(body['files']) ? (body['files'] as Record<string, unknown>[]) : [];
  const number = (file: Record<string, unknown>, name: string): number => Number(file[name] ?? 0);
  const sum = (name: string): number => files.reduce((all, file) => all + number(file, name), 0);
  return t('data.trail.events.import', {
    count: files.length,
    files: format.list(files.map((file) => format.quote(plain(file['name'])))),
    accepted: sum('accepted'),
    out: sum('rejected') + sum('duplicates'),
  });
}
