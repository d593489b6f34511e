import { z } from 'zod';
import { call, upload } from './procedure.ts';
import { grantId } from './common.ts';

export const FILE_KINDS = ['folder', 'project', 'sealed', 'log', 'bundle', 'recipe', 'other'] as const;

export const fileEntrySchema = z.object({
  grant: grantId,
  name: z.string(),
  kind: z.enum(FILE_KINDS),
  bytes: z.number().nullable(),
  modifiedAt: z.string().nullable(),
});

export type FileEntry = z.infer<typeof fileEntrySchema>;

/** Browsing this computer for hosts without native dialogs: folders and files are named by grants, never by paths. */
export const files = {
  'files.places': call(
    z.object({}),
    z.object({ places: z.array(z.object({ grant: grantId, key: z.string(), name: z.string() })) }),
  ),
  'files.list': call(
    z.object({ folder: grantId }),
    z.object({
      name: z.string(),
      trail: z.array(z.object({ grant: grantId, name: z.string() })),
      entries: z.array(fileEntrySchema),
      writable: z.boolean(),
    }),
  ),
  'files.target': call(
    z.object({ folder: grantId, name: z.string().min(1).max(200), extension: z.string().max(20) }),
    z.object({ grant: grantId, exists: z.boolean(), name: z.string() }),
  ),
  'files.inspect': call(
    z.object({ grants: z.array(grantId).max(1000) }),
    z.object({ entries: z.array(fileEntrySchema) }),
  ),
  'files.upload': upload(z.object({ name: z.string().min(1).max(255) }), fileEntrySchema),
};
