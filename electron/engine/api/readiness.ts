import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { KeptStatement, readiness as contract } from '#shared/contract/readiness.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { keepStatement, withdrawStatement } from '../readiness/statements.ts';

export function readinessApi({ config, grants, projects }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  return {
    'readiness.state': async ({ project, test, attachments, ...said }) => {
      const open = projects.get(project);
      const statement = {
        ...said,
        at: now(),
        attachments: await Promise.all(attachments.map((grant) => attached(grants.path(grant)))),
      };
      await keepStatement(open, test, statement);
      return statement;
    },
    'readiness.withdraw': async ({ project, test, by }) => {
      await withdrawStatement(projects.get(project), test, { by, at: now() });
      return {};
    },
  };
}

/** Name, size and hash of a file, read in pieces. @throws AppError FILE_NOT_FOUND */
async function attached(path: string): Promise<KeptStatement['attachments'][number]> {
  const name = basename(path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', `cannot read: ${name}`, { file: name }, { cause });
  }
  return { name, bytes, sha256: hash.digest('hex') };
}
