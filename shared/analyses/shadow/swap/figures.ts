import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Figure, FigureColumn, FigureMark } from '#shared/domain/figure.ts';
import type { NamedText, Phrase } from '#shared/domain/finding.ts';
import { nameOf } from '../names.ts';
import type { ShadowReport } from '../schema.ts';
import { columnName, levelName, moneySaid, sidesOf } from './said.ts';
import type { ProfileEntry, Swap } from './schema.ts';

/** Columns that other tables of the report have too. */
const SHARED = new Set(['group', 'low', 'high']);

export function swapFigures({ swap }: ShadowReport): Figure[] {
  return isEstimated(swap) ? [...moneyFigure(swap), ...profileFigure(swap)] : [];
}

const phrase = (key: string, values?: Phrase['values']): Phrase =>
  values === undefined ? { key: `shadowSwap.figures.${key}` } : { key: `shadowSwap.figures.${key}`, values };

const column = (id: string, format: FigureColumn['format']): FigureColumn => ({
  id,
  label: { key: `${SHARED.has(id) ? 'shadow' : 'shadowSwap'}.columns.${id}` },
  format,
});

function moneyFigure({ money }: Swap): Figure[] {
  if (!isEstimated(money) || !isEstimated(money.in.mean) || !isEstimated(money.out.mean)) return [];
  const ids = ['in', 'out', 'both'] as const;
  const { currency } = money;
  const format = currency === null ? 'decimal' : 'money';
  return [
    {
      id: 'shadow.swapMoney',
      kind: 'intervals',
      title: phrase('money'),
      subtitle: phrase('moneySubtitle'),
      alt: phrase('moneyAlt', { in: moneySaid(money.in.mean, money), out: moneySaid(money.out.mean, money) }),
      valueFormat: format,
      currency,
      marks: ids.map((id): FigureMark => ({
        label: id,
        name: nameOf(id),
        labelFormat: 'text',
        value: orNull(money[id].mean),
        interval: orNull(money[id].interval),
        note: phrase('moneyKnown', { count: Math.round(money[id].known) }),
        ...(id === 'in' ? { emphasis: 'subject' as const } : {}),
      })),
      table: {
        columns: [
          column('group', 'text'),
          column('moneyKnown', 'integer'),
          column('mean', format),
          column('low', format),
          column('high', format),
        ],
        rows: ids.map((id) => [
          id,
          Math.round(money[id].known),
          orNull(money[id].mean),
          ...(orNull(money[id].interval) ?? [null, null]),
        ]),
      },
    },
  ];
}

function profileFigure({ profile }: Swap): Figure[] {
  if (!isEstimated(profile)) return [];
  const [first] = profile.entries;
  if (first === undefined) return [];
  return [
    {
      id: 'shadow.swapProfile',
      kind: 'intervals',
      title: phrase('profile'),
      subtitle: phrase('profileSubtitle'),
      alt: phrase('profileAlt', { column: columnName(first) }),
      valueFormat: 'decimal',
      reference: { value: 0, label: phrase('profileAlike') },
      marks: profile.entries.map((entry): FigureMark => ({
        label: entry.level === null ? entry.column : `${entry.column}=${entry.level}`,
        name: entryName(entry),
        labelFormat: 'text',
        value: entry.effect,
        interval: entry.effectInterval,
        note: phrase(entry.kind === 'number' ? 'profileMean' : 'profileShare', sidesOf(entry)),
        ...(entry.differs ? { emphasis: 'subject' as const } : {}),
      })),
      table: {
        columns: [
          column('fact', 'text'),
          column('inN', 'integer'),
          column('outN', 'integer'),
          column('inMean', 'decimal'),
          column('outMean', 'decimal'),
          column('inShare', 'percent'),
          column('outShare', 'percent'),
          column('effect', 'decimal'),
          column('low', 'decimal'),
          column('high', 'decimal'),
          column('adjusted', 'pValue'),
        ],
        rows: profile.entries.map((entry) => {
          const sides = [entry.in.value, entry.out.value] as const;
          const none = [null, null] as const;
          return [
            entry.level === null ? entry.column : `${entry.column}=${entry.level}`,
            Math.round(entry.in.n),
            Math.round(entry.out.n),
            ...(entry.kind === 'number' ? sides : none),
            ...(entry.kind === 'number' ? none : sides),
            entry.effect,
            ...entry.effectInterval,
            entry.adjusted,
          ];
        }),
      },
    },
  ];
}

/** "Housing: rent", "Age": a fact with the value that is told of it. */
function entryName(entry: ProfileEntry): NamedText {
  const [name, value] = [columnName(entry), levelName(entry)];
  const missing = { en: 'not filled in', fr: 'non renseigné' };
  const of = (language: 'en' | 'fr', colon: string): string => {
    const fact = name.text[language] ?? name.otherwise;
    if (entry.kind === 'number') return fact;
    return `${fact}${colon}${entry.kind === 'missing' ? missing[language] : (value.text[language] ?? value.otherwise)}`;
  };
  return { text: { en: of('en', ': '), fr: of('fr', '\u00a0: ') }, otherwise: entry.column };
}
