import type { Finding, Phrase } from '#shared/domain/finding.ts';
import { amount } from '../amounts.ts';
import { refusalPhrase } from '../refusals.ts';
import type { Replay } from './schema.ts';

const link = { label: { key: 'replay.link' }, page: 'model' as const, focus: 'proof' };
const FIGURE = 'replay.verdicts';
/** From this share of the rows on, what is beyond the tolerance is no handful of rows. */
const WIDESPREAD = 0.01;

export function findings(replay: Replay): Finding[] {
  if (replay.checked === 0) return [];
  return [proof(replay), ...beyond(replay), ...fragile(replay), ...contradicts(replay), ...notReplayable(replay)];
}

/** Rows whose score the model could give again. */
export function replayed({ checked, verdicts }: Pick<Replay, 'checked' | 'verdicts'>): number {
  return checked - verdicts.notReplayable;
}

function proof(replay: Replay): Finding {
  const { verdicts, mismatchCount } = replay;
  const all = replayed(replay);
  const same = all - mismatchCount;
  const isProven = all > 0 && mismatchCount === 0;
  return {
    id: 'replay.proof',
    state: isProven ? 'holds' : 'know',
    weight: isProven ? 0.25 : 0.15,
    title:
      all === 0
        ? { key: 'replay.none', values: { count: replay.checked } }
        : { key: isProven ? 'replay.all' : 'replay.most', values: { count: same, all } },
    account: all === 0 ? [] : [...closeness(replay), ...identical(verdicts.identical, all), ...drawn(replay)],
    figure: FIGURE,
    link,
  };
}

function closeness({ maxDifferenceWithin, tolerance, unit }: Replay): Phrase[] {
  if (maxDifferenceWithin === null) return [];
  return tolerance.relative
    ? [{ key: 'replay.within', values: { by: amount(maxDifferenceWithin, unit) } }]
    : [{ key: 'replay.withinNumber', values: { by: scientific(maxDifferenceWithin) } }];
}

/** Small differences as a decimal text of two figures: 0.00000012. */
function scientific(value: number): Phrase {
  if (value === 0) return { key: 'replay.zero' };
  const most = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(value))));
  const digits = most > 0 && Math.round(value * 10 ** most) % 10 === 0 ? most - 1 : most;
  return { key: `replay.digits.d${digits}`, values: { value } };
}

function identical(count: number, all: number): Phrase[] {
  return count === 0 || count === all ? [] : [{ key: 'replay.identical', values: { count } }];
}

function drawn({ sample }: Replay): Phrase[] {
  return sample === null ? [] : [{ key: 'replay.drawn', values: sample }];
}

function beyond(replay: Replay): Finding[] {
  const { mismatchCount, verdicts } = replay;
  if (mismatchCount === 0) return [];
  const changes = verdicts.mismatch;
  const isMany = mismatchCount / replayed(replay) >= WIDESPREAD;
  return [
    {
      id: 'replay.beyond',
      state: 'act',
      weight: changes > 0 ? 0.85 : 0.7,
      title: { key: 'replay.beyond', values: { count: mismatchCount } },
      account: [
        ...(replay.cutoff === null
          ? []
          : changes > 0
            ? [{ key: 'replay.otherDecision', values: { count: changes } }]
            : [{ key: 'replay.noOtherDecision' }]),
        { key: isMany ? 'replay.manyBeyond' : 'replay.fewBeyond' },
      ],
      figure: FIGURE,
      link,
    },
  ];
}

function fragile({ verdicts }: Replay): Finding[] {
  if (verdicts.fragile === 0) return [];
  return [
    {
      id: 'replay.fragile',
      state: 'watch',
      weight: 0.3,
      title: { key: 'replay.fragile', values: { count: verdicts.fragile } },
      account: [],
      figure: FIGURE,
      link,
    },
  ];
}

function contradicts({ decisionContradictCount, decisionsChecked }: Replay): Finding[] {
  if (decisionsChecked === 0) return [];
  if (decisionContradictCount === 0)
    return [
      {
        id: 'replay.decisions',
        state: 'holds',
        weight: 0.14,
        title: { key: 'replay.decisionsFollow', values: { count: decisionsChecked } },
        account: [],
        link,
      },
    ];
  return [
    {
      id: 'replay.contradicts',
      state: 'act',
      weight: 0.75,
      title: { key: 'replay.contradicts', values: { count: decisionContradictCount } },
      account: [{ key: 'replay.contradictsAccount', values: { count: decisionsChecked } }],
      link,
    },
  ];
}

function notReplayable({ verdicts, notReplayable: reasons, checked }: Replay): Finding[] {
  if (verdicts.notReplayable === 0) return [];
  const isAll = verdicts.notReplayable === checked;
  return [
    {
      id: 'replay.notReplayable',
      state: 'watch',
      weight: 0.32,
      title: { key: 'replay.notReplayable', values: { count: verdicts.notReplayable } },
      account: reasons.slice(0, 3).map((one) => refusalPhrase(one)),
      link: isAll ? { label: { key: 'replay.linkBundle' }, page: 'data', focus: 'models' } : link,
    },
  ];
}
