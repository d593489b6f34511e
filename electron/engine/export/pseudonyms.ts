import { randomBytes } from 'node:crypto';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { literal } from '../db/sql.ts';
import type { Project } from '../project/project.ts';
import { readSetting, writeSetting } from '../db/settings.ts';

const SETTING = 'pseudonymKey';
const BLOCK_BYTES = 64;
/** 64 of 256 bits: that two of ten million identifiers share a pseudonym has a chance of 3 in a million. */
const SHOWN_DIGITS = 16;

/** The secret of a project, 32 bytes in hexadecimal; null before its first export. It never leaves the file. */
export function pseudonymKey(db: ReadDb): Promise<string | null> {
  return readSetting<string>(db, SETTING);
}

function keepPseudonymKey(db: WriteDb, key: string): Promise<void> {
  return writeSetting(db, SETTING, key);
}

/** The secret of a project, made the first time. @throws AppError PROJECT_READ_ONLY where it would have to be made */
export async function projectKey(project: Project): Promise<string> {
  const known = await project.file.read(null, pseudonymKey);
  if (known !== null) return known;
  return project.file.write(null, async (db) => {
    const made = (await pseudonymKey(db)) ?? randomBytes(32).toString('hex');
    await keepPseudonymKey(db, made);
    return made;
  });
}

/**
 * The pseudonym of an identifier as SQL: the same in every export of one project, another in any other project, and not
 * to be led back without the key. An individual keeps one pseudonym over all its cases.
 *
 * @param sql a text; NULL stays NULL
 * @param of what the identifier names, so that the same text is no link between two kinds
 * Source: RFC 2104, HMAC with SHA-256, over "kind:identifier" in UTF-8; the first 64 bits.
 */
export function pseudonymSql(sql: string, of: string, key: string): string {
  const padded = (byte: number): string => {
    const block = Buffer.alloc(BLOCK_BYTES);
    Buffer.from(key, 'hex').copy(block);
    return `unhex('${Buffer.from(block.map((one) => one ^ byte)).toString('hex')}')`;
  };
  const inner = `unhex(sha256(${padded(0x36)} || encode(${literal(`${of}:`)} || ${sql})))`;
  return `left(sha256(${padded(0x5c)} || ${inner}), ${SHOWN_DIGITS})`;
}
