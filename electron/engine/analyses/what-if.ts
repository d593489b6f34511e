import type { z } from 'zod';
import type { parameters as schema, WhatIf } from '#shared/analyses/what-if/schema.ts';
import type { Refused } from '#shared/analyses/explanations.ts';
import { modelFailed, scoreUnit } from '../explain/asked-model.ts';
import { toldCase } from '../explain/told-case.ts';
import { changedFacts, trialOf, tried } from '../explain/what-if.ts';
import { settingsFrom } from '../explain/what-if-settings.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { cutoffInForce } from '../questions/scored.ts';

export const question: Question = { id: 'what-if', ask };

type Asked = z.output<typeof schema>;

/** What the model would have said of a case had some facts been others, and why. */
async function ask(context: QuestionContext, asked: Asked): Promise<WhatIf> {
  const trial = await trialOf(context, asked);
  const { caseId, individual, ...row } = trial.row;
  const refused = ({ ok, reason, version, columns, needed, found, detail }: Refused): WhatIf => ({
    ok,
    reason,
    version,
    columns,
    needed,
    found,
    detail,
    caseId,
    individual,
  });
  if ('ok' in trial) return refused(trial);
  const { explained } = trial;
  const { manifest, name, version, sha256 } = explained.bundle;
  const settings = settingsFrom(manifest.features, [asked.set ?? []].flat());
  try {
    const changed = await tried(context, trial, settings);
    if ('ok' in changed) return refused(changed);
    // What the log says of the case was said of other facts.
    const altered = { ...trial.row, score: null, shadowScore: null, decision: null, applied: null };
    const reasons = await toldCase(context, asked, {
      row: changed.changes.length === 0 ? trial.row : altered,
      explained,
      facts: changedFacts(trial, settings),
    });
    return {
      rows: 1,
      caseId,
      individual,
      version,
      model: { name, version, sha256 },
      unit: scoreUnit(manifest),
      cutoff: cutoffInForce(context),
      logged: row.version === version || row.version === null ? row.score : null,
      ...changed,
      reasons: 'ok' in reasons ? { ...reasons, caseId, individual, time: row.time, logged: null } : reasons,
    };
  } catch (cause) {
    return refused(modelFailed(cause, version));
  }
}
