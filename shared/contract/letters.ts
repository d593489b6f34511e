import { z } from 'zod';
import { LETTER_REFUSALS } from '#shared/letter/letter.ts';
import { letterWordingSchema } from '#shared/letter/wording.ts';
import { grantId, language, projectId } from './common.ts';
import { call, stream } from './procedure.ts';

const asked = { project: projectId, case: z.string().min(1).max(2000), language };

export const letters = {
  /** The sheet as it would be written, in sections, or why it cannot be; and what the organisation has still to say. */
  'letter.read': stream(
    z.object(asked),
    z.object({
      refusal: z.enum(LETTER_REFUSALS).nullable(),
      missing: z.array(z.enum(['organisation', 'contact', 'days', 'source'])),
      title: z.string(),
      sections: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
      reasons: z
        .array(z.object({ feature: z.string(), label: z.string(), way: z.enum(['up', 'down']), said: z.string() }))
        .describe('the sentences of section 3, whose words the organisation may choose'),
      wording: letterWordingSchema,
    }),
  ),
  /** What the organisation has said for all its letters. */
  'letter.wording': call(z.object({ project: projectId }), z.object({ wording: letterWordingSchema })),
  'letter.saveWording': call(z.object({ project: projectId, wording: letterWordingSchema }), z.object({})),
  'letter.write': stream(
    z.object({ ...asked, format: z.enum(['html', 'pdf']), target: grantId }),
    z.object({ bytes: z.number() }),
  ),
};
