import { z } from 'zod';
import { recipeSchema } from '#shared/mapping/recipe.ts';
import { call, stream } from './procedure.ts';
import { grantId, nothing, projectId } from './common.ts';

const failureSchema = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
});

/** A watched folder as the project keeps it: where it stands is known to each computer for itself. */
export const watchSchema = z.object({
  id: z.string(),
  folder: z.string().describe('its name, without the way to it'),
  addedAt: z.string(),
  recipe: recipeSchema,
});

export type Watch = z.infer<typeof watchSchema>;

const watchedSchema = watchSchema.omit({ recipe: true }).extend({
  here: z.boolean().describe('whether the folder stands on this computer'),
  failed: z.array(failureSchema.extend({ file: z.string() })).describe('files that are not tried again as they are'),
});

export type Watched = z.infer<typeof watchedSchema>;

export const pickedUpSchema = z.object({
  folder: z.string(),
  file: z.string(),
  state: z.enum(['imported', 'already', 'failed', 'writing']),
  accepted: z.number(),
  rejected: z.number().describe('rows set aside, repeated ones included'),
  failure: failureSchema.nullable(),
});

export type PickedUp = z.infer<typeof pickedUpSchema>;

const runSchema = z.object({
  files: z.array(pickedUpSchema),
  links: z
    .array(z.object({ name: z.string(), rows: z.number() }))
    .describe('linked logs that changed: rows they have now'),
  absent: z.array(z.string()).describe('watched folders that are not on this computer'),
});

export type WatchRun = z.infer<typeof runSchema>;

/** Folders whose new files are imported by themselves, with a recipe of the project. */
export const watch = {
  'watch.add': stream(
    z.object({ project: projectId, folder: grantId, recipeFile: grantId.optional() }),
    z.object({ id: z.string(), folder: z.string() }),
  ),
  'watch.remove': call(z.object({ project: projectId, id: z.string().max(100) }), nothing),
  'watch.list': call(z.object({ project: projectId }), z.object({ watches: z.array(watchedSchema) })),
  /** Whether there is anything to pick up; costs a look at the folders. A file counts once it stood still between two looks. */
  'watch.look': call(z.object({ project: projectId }), z.object({ ready: z.number(), writing: z.number() })),
  /** Imports every file that stands still and was not tried as it is, one by one; tells the links that changed. */
  'watch.run': stream(z.object({ project: projectId }), runSchema),
};
