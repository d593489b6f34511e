import { useState } from 'react';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';

const KEY = 'tribune.folder';

type Place = { grant: string; key: string; name: string };

/** The folder that is looked at: where the person was last, else Documents, else their own folder. */
export function usePlace(): {
  places: Place[];
  folder: string | null;
  /** The folder, waited for where it is not known yet. */
  whenPlaced: () => Promise<string | null>;
  goTo: (folder: string) => void;
  /** Why the places are not known, and how to ask again. */
  fault: { error: Error; again: () => void } | null;
} {
  const asked = useCall('files.places', {});
  const places = asked.result?.places ?? [];
  const [folder, setFolder] = useState<string | null>(() => sessionStorage.getItem(KEY));
  return {
    places,
    fault: asked.error === null ? null : { error: asked.error, again: asked.again },
    folder: folder ?? usualOf(places),
    whenPlaced: async () => folder ?? usualOf((await client.call('files.places', {})).places),
    goTo: (next) => {
      sessionStorage.setItem(KEY, next);
      setFolder(next);
    },
  };
}

function usualOf(places: readonly Place[]): string | null {
  return (places.find((place) => place.key === 'documents') ?? places[0])?.grant ?? null;
}
