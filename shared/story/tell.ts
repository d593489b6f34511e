import { cellText, markName } from '#shared/drawing/figure-text.ts';
import { placeOfNote } from '#shared/drawing/notes.ts';
import type { Figure, FigureNote } from '#shared/domain/figure.ts';
import type { Language, LocalText } from '#shared/domain/language.ts';
import { plainText } from '#shared/report/report.ts';
import type { Report, ReportBlock, ReportPage, Rich, Run, Stamp } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { bindingText, chipText, intervalOf } from './chip-text.ts';
import { isKnownBlock } from './schema.ts';
import { tellCase } from './tell-case.ts';
import type { Audience, Binding, Block, KnownBlock, Story, StoryPage } from './schema.ts';
import { partsOf } from './template.ts';

/** Who reads, in which language; `words` are those of `storyWords`. */
export type Reader = { audience: Audience; words: Words };

/**
 * A story as a document to hand over: the presenter, the editor and every export show the same one. Audiences differ by
 * what is left out, never by a number.
 */
export function tellStory(story: Story, { audience, words, stamp }: Reader & { stamp: Stamp }): Report {
  const reader = { audience, words };
  return {
    language: words.language,
    title: plainText(tellText(story, story.title, reader)),
    kind: words.t('story.kind'),
    facts: [
      { name: words.t('story.forWhom'), value: words.t(`story.audiences.${audience}`) },
      ...(story.minutes === null
        ? []
        : [{ name: words.t('story.reading'), value: words.t('story.minutes', { count: story.minutes }) }]),
    ],
    stamp,
    layout: 'pages',
    orientation: 'landscape',
    pages: storyPages(story, audience).map(({ page, chapter }) => tellPage(story, page, { ...reader, chapter })),
  };
}

/** The pages that an audience sees, each with the title of its chapter. */
export function storyPages(story: Story, audience: Audience): { page: StoryPage; chapter: LocalText }[] {
  return story.chapters.flatMap((chapter) =>
    chapter.pages.filter((page) => sees(page, audience)).map((page) => ({ page, chapter: chapter.title })),
  );
}

export function sees(one: { audience?: readonly Audience[] | undefined }, audience: Audience): boolean {
  return one.audience === undefined || one.audience.includes(audience);
}

export function tellPage(story: Story, page: StoryPage, asked: Reader & { chapter?: LocalText }): ReportPage {
  const blocks = page.blocks.filter((block) => sees(block, asked.audience));
  const source = sourceLine(story, blocks, asked.words);
  return {
    id: page.id,
    ...(asked.chapter === undefined ? {} : { chapter: plainText(tellText(story, asked.chapter, asked)) }),
    title: plainText(tellText(story, page.message, asked)),
    blocks: blocks.flatMap((block) => tellBlock(story, block, asked)),
    ...(source === null ? {} : { source }),
    notes: blocks.flatMap((block) =>
      isKnownBlock(block) && block.type === 'notes' ? [plainText(tellText(story, block.text, asked))] : [],
    ),
  };
}

/** A text with its chips filled; where it has no words in this language it says so. */
export function tellText(story: Story, local: LocalText, { words }: Pick<Reader, 'words'>): Rich {
  const template = local[words.language];
  if (template === undefined || template.trim() === '') return words.t('story.untranslated');
  return partsOf(template).map((part): Run => {
    if (part.kind === 'words') return part.text;
    const told = chipText(story, part.name, part.how, words);
    if (told === null) return words.t('story.noChip', { name: part.name });
    return told.isNumber ? { text: told.text, as: 'value' } : told.text;
  });
}

export function isTranslated(local: LocalText, language: Language): boolean {
  return (local[language] ?? '').trim() !== '';
}

function tellBlock(story: Story, block: Block, reader: Reader): ReportBlock[] {
  const { words } = reader;
  if (!isKnownBlock(block)) return [{ kind: 'absent', text: words.t('story.unknownBlock', { type: block.type }) }];
  if (block.type === 'notes') return [];
  // A figure is read without words; only its caption says that it lacks them.
  const missing = block.type !== 'figure' && textsOf(block).some((one) => !isTranslated(one, words.language));
  if (missing) return [{ kind: 'absent', text: words.t('story.untranslated') }];
  return [tellKnown(story, block, reader)].flat();
}

/** The texts of a block that somebody wrote. */
export function textsOf(block: KnownBlock): LocalText[] {
  switch (block.type) {
    case 'text':
    case 'callout':
      return [block.template, ...(block.head === undefined ? [] : [block.head])];
    case 'quote':
    case 'ask':
      return [block.template];
    case 'notes':
      return [block.text];
    case 'kpi':
      return [block.name];
    case 'compare':
      return block.binds.map((one) => one.name);
    case 'figure':
      return [
        ...(block.caption === undefined ? [] : [block.caption]),
        ...(block.annotations ?? []).map(({ label }) => label),
      ];
    default:
      return [];
  }
}

function tellKnown(story: Story, block: KnownBlock, reader: Reader): ReportBlock | ReportBlock[] {
  const { words } = reader;
  const say = (local: LocalText): Rich => tellText(story, local, reader);
  const head = (local: LocalText | undefined): { head?: string } =>
    local === undefined ? {} : { head: plainText(say(local)) };
  switch (block.type) {
    case 'text':
      return { kind: 'text', text: say(block.template), ...head(block.head) };
    case 'callout':
      return { kind: 'callout', text: say(block.template), ...head(block.head) };
    case 'ask':
      return { kind: 'callout', text: say(block.template), head: words.t('story.ask') };
    case 'quote':
      return {
        kind: 'quote',
        text: plainText(say(block.template)),
        ...(block.by === undefined ? {} : { by: block.by }),
      };
    case 'figure':
      return tellFigure(story, block, reader);
    case 'table':
      return tellTable(story, block.figure, reader);
    case 'kpi':
      return tellKpi(story, block, reader);
    case 'compare':
      return {
        kind: 'pairs',
        pairs: block.binds.map(({ bind, name }) => ({
          name: plainText(say(name)),
          value: comparedText(story, bind, words),
        })),
      };
    case 'case':
      return tellCase(block, words);
    case 'challenge-list':
      return tellChallenges(block, words);
    case 'notes':
      return [];
  }
}

function tellFigure(story: Story, block: Extract<KnownBlock, { type: 'figure' }>, reader: Reader): ReportBlock {
  const found = story.figures[block.figure];
  if (found === undefined) return { kind: 'absent', text: reader.words.t('story.noFigure', { figure: block.figure }) };
  const { words } = reader;
  const notes = (block.annotations ?? []).map(({ kind, at, to, column, label }): FigureNote => {
    const text = plainText(tellText(story, label, reader));
    return {
      kind,
      at,
      ...(to === undefined ? {} : { to }),
      ...(column === undefined ? {} : { column }),
      label: { key: 'story.said', values: { text } },
    };
  });
  const caption = [
    ...(block.caption === undefined ? [] : [plainText(tellText(story, block.caption, reader))]),
    ...notes.map((note) => {
      const { at, to } = placeOfNote(found.stored, note, words);
      return words.t(`story.notes.${to === null ? 'at' : 'between'}`, {
        label: words.say(note.label),
        at,
        to: to ?? '',
      });
    }),
  ].join(' · ');
  return {
    kind: 'figure',
    // Whatever a file says of notes in the figure itself: those of the block are the ones.
    figure: { ...atDepth(found.stored, reader.audience), notes },
    ...(caption === '' ? {} : { caption }),
  };
}

/** Terms of the trade stand in tables for those who audit. */
function atDepth(figure: Figure, audience: Audience): Figure {
  const shown = figure.table.columns.map(({ format }) => audience === 'audit' || format !== 'pValue');
  if (shown.every(Boolean)) return figure;
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, at) => shown[at]);
  return { ...figure, table: { columns: kept(figure.table.columns), rows: figure.table.rows.map(kept) } };
}

function tellTable(story: Story, id: string, { words, audience }: Reader): ReportBlock {
  const stored = story.figures[id]?.stored;
  if (stored === undefined) return { kind: 'absent', text: words.t('story.noFigure', { figure: id }) };
  const found = atDepth(stored, audience);
  const { columns, rows } = found.table;
  return {
    kind: 'table',
    title: words.say(found.title),
    columns: columns.map(({ label, format }) => ({ label: words.say(label), isNumber: format !== 'text' })),
    rows: rows.map((row, at) =>
      row.map((cell, column) => {
        const mark = column === 0 ? found.marks[at] : undefined;
        const named = mark !== undefined && mark.label === cell ? markName(mark, words) : null;
        return named ?? cellText(cell, columns[column]?.format ?? 'text', words, found.currency);
      }),
    ),
  };
}

function tellKpi(story: Story, block: Extract<KnownBlock, { type: 'kpi' }>, reader: Reader): ReportBlock {
  const { words } = reader;
  const binding = story.bindings[block.bind];
  if (binding === undefined) return { kind: 'absent', text: words.t('story.noChip', { name: block.bind }) };
  const note = noteOf(binding, words);
  return {
    kind: 'amount',
    value: bindingText(binding, binding.signed ? 'sign' : null, words).text,
    name: plainText(tellText(story, block.name, reader)),
    ...(note === '' ? {} : { note }),
  };
}

/** Between what, among how many. */
function noteOf(binding: Binding, words: Words, among: 'among' | 'over' = 'among'): string {
  const between = intervalOf(binding, words);
  return [
    ...(between === null ? [] : [words.t('story.between', between)]),
    ...(binding.n === null ? [] : [words.t(`story.${among}`, { count: binding.n })]),
  ].join(', ');
}

function comparedText(story: Story, bind: string, words: Words): string {
  const binding = story.bindings[bind];
  if (binding === undefined) return words.t('story.noChip', { name: bind });
  const { text } = bindingText(binding, binding.signed ? 'sign' : null, words);
  const note = noteOf(binding, words, 'over');
  return note === '' ? text : `${text} (${note})`;
}

function tellChallenges(
  { status, stored }: Extract<KnownBlock, { type: 'challenge-list' }>,
  words: Words,
): ReportBlock[] {
  return [
    {
      kind: 'text',
      text: words.t(status.every(isWaitingState) ? 'story.challenges' : 'story.challengesAll', { count: stored.open }),
    },
    ...(stored.items.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: stored.items.map(({ state, kind }) =>
              words.t('story.challenge', {
                state: words.t(`challenges.states.${state}`),
                kind: words.t(kind === null ? 'story.noKind' : `challenges.kinds.${kind}`),
              }),
            ),
          },
        ]),
  ];
}

function isWaitingState(state: string): boolean {
  return ['open', 'underReview', 'reopened'].includes(state);
}

/** Among how many, when, by which model: the figures of a page, or the data of the story where it has none. */
function sourceLine(story: Story, blocks: readonly Block[], words: Words): string | null {
  const shown = blocks.find((block) => isKnownBlock(block) && block.type === 'figure');
  const source =
    shown !== undefined && isKnownBlock(shown) && shown.type === 'figure'
      ? story.figures[shown.figure]?.source
      : undefined;
  const { dataset, models } = story.snapshot;
  const period =
    source?.period ?? (dataset.from === null || dataset.to === null ? null : { from: dataset.from, to: dataset.to });
  const versions = (source?.models ?? models).map(({ version }) => version);
  const parts = [
    words.t('story.rows', { count: source?.rows ?? dataset.rows }),
    ...(period === null ? [] : [words.format.range(period.from, period.to)]),
    ...(versions.length === 0
      ? []
      : [words.t('story.models', { count: versions.length, versions: words.format.list(versions) })]),
    ...(source?.selection.where ?? []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
