import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';

type Target = { grant: string; exists: boolean; name: string };

/**
 * The file that a typed name stands for. The former answer is never taken for the new one: saving at once after typing, or after changing the
 * folder, would write under the former name. Nor is a press lost that comes before the folder is known: it waits for the folder.
 */
export function useTarget(
  folder: string | null,
  whenPlaced: () => Promise<string | null>,
  name: string,
  extension: string,
): { target: Target | null; isNamed: boolean; whenKnown: () => Promise<Target | null> } {
  const input = folder === null || name.trim() === '' ? null : { folder, name: name.trim(), extension };
  const asked = useCall('files.target', input);
  const target = input === null || asked.isUpdating ? null : asked.result;
  return {
    target,
    isNamed: name.trim() !== '',
    whenKnown: async () => {
      if (target !== null || name.trim() === '') return target;
      const place = folder ?? (await whenPlaced());
      return place === null ? null : client.call('files.target', { folder: place, name: name.trim(), extension });
    },
  };
}
