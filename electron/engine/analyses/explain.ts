import type { z } from 'zod';
import type { Explain, parameters as schema } from '#shared/analyses/explain/schema.ts';
import type { Refused } from '#shared/analyses/explanations.ts';
import { askedBundle, readyModel } from '../explain/asked-model.ts';
import { caseFacts, caseRow } from '../explain/case-row.ts';
import { toldCase } from '../explain/told-case.ts';
import type { Question, QuestionContext } from '../questions/question.ts';

export const question: Question = { id: 'explain', ask };

type Asked = z.output<typeof schema>;

/** One case by the model that scored it, or another one that is asked for. */
async function ask(context: QuestionContext, asked: Asked): Promise<Explain> {
  const row = await caseRow(context, asked.case);
  const { caseId, individual, time } = row;
  const bundle = askedBundle(context, asked, row.version);
  const refused = (why: Refused): Explain => ({
    ...why,
    caseId,
    individual,
    time,
    logged: row.score,
  });
  if ('ok' in bundle) return refused(bundle);
  const explained = await readyModel(context, bundle);
  if ('ok' in explained) return refused(explained);
  const facts = await caseFacts(context, row, bundle.manifest.features);
  const told = await toldCase(context, asked, { row, explained, facts });
  return 'ok' in told ? refused(told) : told;
}
