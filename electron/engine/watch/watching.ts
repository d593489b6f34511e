import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/domain/app-error.ts';
import type { PickedUp, Watch, Watched, WatchRun } from '#shared/contract/watch.ts';
import type { EngineContext } from '../context.ts';
import type { Work } from '../handler.ts';
import type { Project } from '../project/project.ts';
import { countLinkAgain, createLinkLooks } from './changed-links.ts';
import { createLooks, signatureOf } from './look.ts';
import { pickUp } from './pick-up.ts';
import { listWatches } from './watches.ts';
import type { WatchPlace, WatchPlaces } from './watch-places.ts';

/** Not the fault of the file: it is tried again at the next look. */
const PASSING = new Set(['FILE_CHANGED', 'PROJECT_BUSY', 'PROJECT_READ_ONLY', 'DISK_FULL', 'CANCELLED']);
const BETWEEN_LOOKS_MS = 1000;

/** Looks at the watched folders and the linked logs of open projects, and takes in what is new. */
export type Watching = {
  list(project: Project): Promise<Watched[]>;
  look(project: Project): Promise<{ ready: number; writing: number }>;
  run(project: Project, work: Work): Promise<WatchRun>;
};

type Means = Pick<EngineContext, 'config' | 'inboxFolder'> & { places: WatchPlaces };

export function createWatching({ config, inboxFolder, places }: Means): Watching {
  const looks = createLooks();
  const links = createLinkLooks();
  const running = new Map<string, Promise<WatchRun>>();
  const now = (): string => config.clock().toISOString();
  const placed = async (project: Project): Promise<{ watch: Watch; place: WatchPlace | null }[]> =>
    (await project.file.read(null, listWatches)).map((watch) => ({ watch, place: places.find(watch.id) }));
  const oneLook = async (project: Project) => {
    const folders = (await placed(project)).flatMap(({ watch, place }) =>
      place === null ? [] : [{ watch, place, ...looks.look(watch.id, place.path, place.failed) }],
    );
    return { folders, links: await links.look(project) };
  };
  const takeIn = async (
    project: Project,
    watch: Watch,
    place: WatchPlace,
    file: string,
    work: Work,
  ): Promise<PickedUp> => {
    const path = join(place.path, file);
    const signature = signatureOf(path) ?? '';
    const told = { folder: watch.folder, file, accepted: 0, rejected: 0, failure: null };
    try {
      const means = { session: config.randomId(), at: now(), inboxFolder, work };
      const { files } = await pickUp(project, path, watch.recipe, means);
      looks.settle(watch.id, file, signature);
      if (files.every(({ state }) => state === 'already')) return { ...told, state: 'already' };
      const sum = (name: 'accepted' | 'rejected' | 'duplicates'): number =>
        files.reduce((all, one) => all + one[name], 0);
      return { ...told, state: 'imported', accepted: sum('accepted'), rejected: sum('rejected') + sum('duplicates') };
    } catch (fault) {
      if (work.signal.aborted) throw fault;
      const { code, details } =
        fault instanceof AppError ? fault : { code: 'INTERNAL' as const, details: { id: '-', file } };
      if (PASSING.has(code)) return { ...told, state: 'writing' };
      const before = places.find(watch.id) ?? place;
      places.save(watch.id, { ...before, failed: { ...before.failed, [file]: { signature, code, details } } });
      return { ...told, state: 'failed', failure: { code, details } };
    }
  };
  const run = async (project: Project, work: Work): Promise<WatchRun> => {
    const first = await oneLook(project);
    const isMoving = first.links.moving.length > 0 || first.folders.some(({ writing }) => writing.length > 0);
    if (isMoving) await wait(BETWEEN_LOOKS_MS, undefined, { signal: work.signal }).catch(() => undefined);
    const found = isMoving ? await oneLook(project) : first;
    const done: WatchRun = { files: [], links: [], absent: [] };
    for (const { watch, place, ready, writing } of found.folders) {
      for (const file of ready) {
        work.progress({ stage: 'reading', done: done.files.length, total: null });
        done.files.push(await takeIn(project, watch, place, file, work));
      }
      for (const file of writing)
        done.files.push({ folder: watch.folder, file, state: 'writing', accepted: 0, rejected: 0, failure: null });
    }
    for (const link of found.links.still) {
      done.links.push(await countLinkAgain(project, link, now()));
      links.settle(project, link);
    }
    done.absent = (await placed(project)).flatMap(({ watch, place }) => (place === null ? [watch.folder] : []));
    return done;
  };
  return {
    async list(project) {
      return (await placed(project)).map(({ watch: { id, folder, addedAt }, place }) => ({
        id,
        folder,
        addedAt,
        here: place !== null,
        failed: Object.entries(place?.failed ?? {})
          .filter(([file, { signature }]) => signatureOf(join(place?.path ?? '', file)) === signature)
          .map(([file, { code, details }]) => ({ file, code, details })),
      }));
    },
    async look(project) {
      // What waits for the person, or is being taken in, comes first.
      if (project.file.readOnly || project.session !== null || running.has(project.id)) return { ready: 0, writing: 0 };
      const { folders, links: changed } = await oneLook(project);
      const sum = (name: 'ready' | 'writing'): number => folders.reduce((all, one) => all + one[name].length, 0);
      return { ready: sum('ready') + changed.still.length, writing: sum('writing') };
    },
    run(project, work) {
      const known = running.get(project.id);
      if (known !== undefined) return known;
      const started = run(project, work).finally(() => running.delete(project.id));
      running.set(project.id, started);
      return started;
    },
  };
}
