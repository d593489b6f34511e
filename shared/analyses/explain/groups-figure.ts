import type { Figure, FigureCell, FigureMark } from '#shared/domain/figure.ts';
import { amount, formatOf, level, named, unitPhrase } from '../amounts.ts';
import { roundedToSum } from '../rounded-to-sum.ts';
import { mark, othersName, printedAs, shared } from './marks.ts';
import { digitsOf, printedParts } from './printed.ts';
import { reasonsOf } from './reasons.ts';
import type { Contribution, Explained } from './schema.ts';

type Group = NonNullable<Explained['groups']>['groups'][number];

/** Contributions by groups of facts, each with what it is made of; nothing where no group holds two facts. */
export function groupsFigure(explain: Explained): Figure[] {
  const groups = explain.groups?.groups ?? [];
  if (groups.every(({ members }) => members.length < 2)) return [];
  const byName = new Map(explain.contributions.map((one) => [one.feature, one]));
  const membersOf = ({ members }: Group): Contribution[] => members.flatMap((name) => byName.get(name) ?? []);
  // A group that is called as one of the facts is another row of the table than that fact.
  const rowOf = ({ group, members }: Group): string =>
    members.length > 1 && byName.has(group) ? `${group} (group)` : group;
  const items = groups.map((group) => ({ ...asContribution(group, membersOf(group)), feature: rowOf(group) }));
  const madeOf = new Map(groups.map((group) => [rowOf(group), membersOf(group)]));
  const { up, down, others, othersTogether } = reasonsOf(items);
  const told = [...up, ...down];
  const rest = othersTogether + explain.residual;
  const printed = printedParts(explain, [...told.map((one) => one.contribution), ...(others.length > 0 ? [rest] : [])]);
  const marks = told.map((one, at): FigureMark => {
    const own = madeOf.get(one.feature) ?? [];
    const whole = mark(one, explain, printed[at]);
    return own.length < 2 ? whole : { ...whole, parts: partsOf(own, explain, printed[at]) };
  });
  if (others.length > 0)
    marks.push({
      label: 'others',
      name: othersName(others.reduce((sum, one) => sum + Math.max(1, madeOf.get(one.feature)?.length ?? 1), 0)),
      labelFormat: 'text',
      value: rest,
      emphasis: 'other',
      ...printedAs(printed.at(-1)),
    });
  const { unit, base, output } = explain;
  const [first] = told.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const by = first === undefined ? 0 : (printed[told.indexOf(first)] ?? first.contribution);
  return [
    {
      ...shared(explain, 'groups'),
      kind: 'signed',
      subtitle: {
        key: `explain.figures.${explain.groups?.by === 'bundle' ? 'subtitleGroups' : 'subtitleTogether'}`,
        values: { unit: unitPhrase(unit, 'contribution') },
      },
      alt: {
        key: `explain.figures.alt_${by >= 0 ? 'up' : 'down'}`,
        values: {
          base: level(base, unit),
          output: level(output, unit),
          label: first === undefined ? '' : named(first),
          by: amount(by, unit),
        },
      },
      marks,
      table: tableOf(explain, marks),
    },
  ];
}

/** A group of one fact is that fact; one of several has no value of its own. */
function asContribution({ group, label, contribution }: Group, members: Contribution[]): Contribution {
  const [first] = members;
  if (members.length === 1 && first !== undefined) return { ...first, feature: group, label };
  return {
    feature: group,
    label,
    value: null,
    members: [],
    contribution,
    interval: null,
    error: null,
    deviation: null,
  };
}

/** The facts of a group: as printed, they add up to the group as printed. */
function partsOf(members: readonly Contribution[], explain: Explained, whole: number | undefined): FigureMark[] {
  const digits = digitsOf(explain);
  const printed =
    digits === null || whole === undefined
      ? []
      : roundedToSum(
          members.map((one) => one.contribution),
          whole,
          digits,
        );
  return members.map((one, at) => mark(one, explain, printed[at]));
}

/** Groups in one column, what they are made of in the next: each adds up by itself. */
function tableOf({ unit }: Explained, marks: readonly FigureMark[]): Figure['table'] {
  const format = formatOf(unit, 'contribution');
  const number = (one: FigureMark): number | null => one.printed ?? one.value;
  return {
    columns: [
      { id: 'group', label: { key: 'explain.columns.group' }, format: 'text' },
      { id: 'contribution', label: { key: 'explain.columns.contribution' }, format },
      { id: 'part', label: { key: 'explain.columns.part' }, format },
    ],
    rows: marks.flatMap((one): FigureCell[][] => [
      [one.label, number(one), null],
      ...(one.parts ?? []).map((part): FigureCell[] => [part.label, null, number(part)]),
    ]),
  };
}
