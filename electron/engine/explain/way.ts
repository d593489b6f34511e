import type { Instead, Method, Space } from '#shared/analyses/explanations.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { usedInLine } from '#shared/explain/linear-probability.ts';
import { lineOf, linkTerms } from '#shared/explain/link-values.ts';
import { marginLine } from '#shared/explain/margin-line.ts';
import { canEnumerate, MOST_PLAYERS, MOST_PLAYERS_SMALL, SMALL_BACKGROUND } from '#shared/explain/shapley-sum.ts';
import { usedPlayers } from '#shared/explain/trees/probability.ts';
import type { ExplainedModel, ReadForm } from './explained-model.ts';

/** In which unit a model is explained and how; `instead` says why not as it was asked. */
export type Way = { space: Space; method: Method; instead: Instead };

export type AskedWay = { space?: Space | undefined; method?: Method | undefined };

/** The space in which the score itself stands. */
export function scoreSpace({ output }: Pick<Manifest, 'output'>): Space {
  return output.kind === 'probability' ? 'probability' : 'target';
}

/**
 * What was asked where it can be had, else the nearest to it.
 *
 * @param rows of the background
 */
export function wayOf({ form, bundle }: ExplainedModel, { space, method = 'exact' }: AskedWay, rows: number): Way {
  const ofScore = scoreSpace(bundle.manifest);
  if (form.kind === 'opaque') {
    const told = [form.reason, form.found].filter((part) => part !== '').join(': ');
    const notRead = (asked: string): Instead => ({ asked, reason: 'MODEL_NOT_READ', detail: told });
    const isSampled = method === 'permutation' || method === 'kernel' || method === 'lime';
    if (isSampled) return { space: ofScore, method, instead: space === 'margin' ? notRead('margin') : null };
    return { space: ofScore, method: 'permutation', instead: notRead(method) };
  }
  const { link, margins } = formOf(form);
  const isLine = lineOf(link) !== null;
  const line = marginLine(link, margins.length);
  const wished = space ?? (method === 'path-dependent' && !isLine && line !== null ? 'margin' : ofScore);
  const instead = (asked: string, reason: NonNullable<Instead>['reason']): Instead => ({ asked, reason, detail: null });
  const inMargin = wished === 'margin' && line !== null;
  const noMargin = wished === 'margin' && line === null ? instead('margin', 'NOT_ADDITIVE_HERE') : null;
  const chosen = inMargin ? 'margin' : ofScore;
  const adds = inMargin || isLine;
  if (method === 'permutation' || method === 'kernel' || method === 'lime')
    return { space: chosen, method, instead: noMargin };
  const exact = (why: Instead): Way => {
    if (adds || canEnumerate(playersUsed(form), rows)) return { space: chosen, method: 'exact', instead: why };
    return { space: chosen, method: 'permutation', instead: instead('exact', 'TOO_MANY_COLUMNS') };
  };
  if (method === 'path-dependent') {
    if (form.kind !== 'trees') return exact(instead(method, 'NEEDS_TREES'));
    return adds ? { space: chosen, method, instead: noMargin } : exact(instead(method, 'NOT_ADDITIVE_HERE'));
  }
  if (method === 'convention' && !adds) {
    if (form.kind !== 'trees') return exact(instead(method, 'NEEDS_TREES'));
    if (linkTerms(link) === null) return exact(instead(method, 'NOT_ADDITIVE_HERE'));
    return { space: chosen, method, instead: noMargin };
  }
  return exact(noMargin);
}

/** Rows of a background that an exact answer in the unit of the score can take: fewer where many columns count. */
export function mostRows({ form }: ExplainedModel, { space, method = 'exact' }: AskedWay, most: number): number {
  if (form.kind === 'opaque' || method !== 'exact' || space === 'margin' || lineOf(formOf(form).link) !== null)
    return most;
  const used = playersUsed(form);
  return used > MOST_PLAYERS && used <= MOST_PLAYERS_SMALL ? Math.min(most, SMALL_BACKGROUND) : most;
}

export function formOf(
  form: ReadForm,
): Extract<ReadForm, { kind: 'trees' }>['ensemble'] | Extract<ReadForm, { kind: 'linear' }>['model'] {
  return form.kind === 'trees' ? form.ensemble : form.model;
}

function playersUsed(form: ReadForm): number {
  const owners = { owner: form.players.owner, players: form.players.members.length };
  return form.kind === 'trees' ? usedPlayers(form.ensemble, owners) : usedInLine(form.model, owners);
}
