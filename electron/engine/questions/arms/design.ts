import { z } from 'zod';
import { designSchema } from '#shared/analyses/ab-test/design.ts';
import type { Design } from '#shared/analyses/ab-test/design.ts';
import type { ReadDb } from '../../db/connection.ts';
import { readDocument } from '../../db/documents.ts';

export const DESIGN_KIND = 'ab-design';
export const DESIGN_ID = 'current';

/** The design as a person set it, and whether results could be seen by then. */
export const storedDesignSchema = z.object({ design: designSchema, afterResults: z.boolean() });

export type StoredDesign = { design: Design; afterResults: boolean; setAt: string };

/** Null while nobody set one: the log speaks. */
export async function storedDesign(db: ReadDb): Promise<StoredDesign | null> {
  const document = await readDocument(db, DESIGN_KIND, DESIGN_ID);
  if (document === null) return null;
  return { ...storedDesignSchema.parse(document.body), setAt: document.changedAt };
}
