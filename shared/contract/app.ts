import { z } from 'zod';
import { call } from './procedure.ts';
import { grantId, language, nothing } from './common.ts';

export const preferencesSchema = z.object({
  language,
  theme: z.enum(['light', 'dark', 'system']),
  zoomPct: z.number().int().min(90).max(150),
  depth: z.enum(['decision', 'expert', 'audit']),
  name: z.string().max(200).describe('who writes, as challenges and answers are signed; empty until somebody signs'),
});

export type Preferences = z.infer<typeof preferencesSchema>;

export const recentSchema = z.object({
  grant: grantId,
  name: z.string(),
  fileName: z.string(),
  rows: z.number().nullable(),
  openedAt: z.string(),
  missing: z.boolean(),
});

export type Recent = z.infer<typeof recentSchema>;

export const app = {
  'app.about': call(
    nothing,
    z.object({
      version: z.string(),
      host: z.enum(['window', 'browser', 'direct']),
      preferences: preferencesSchema,
      recents: z.array(recentSchema),
      examples: z.array(z.object({ id: z.enum(['credit', 'churn']), language })),
      /** Connections that left this computer since the start; the promise is 0. */
      networkConnections: z.number().int(),
      /** A project that the host was asked to open: from the command line or by a double click. */
      openAtStart: z.object({ grant: grantId }).nullable(),
    }),
  ),
  'app.savePreferences': call(preferencesSchema.partial(), preferencesSchema),
  'app.forgetRecent': call(z.object({ grant: grantId }), z.object({ recents: z.array(recentSchema) })),
};
