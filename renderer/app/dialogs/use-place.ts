import { useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';

const KEY = 'tribune.folder';

type Place = { grant: string; key: string; name: string };

/** The folder that is looked at: where the person was last, else Documents, else their own folder. */
export function usePlace(): {
  places: Place[];
  folder: string | null;
  goTo: (folder: string) => void;
  /** Why the places are not known, and how to ask again. */
  fault: { error: Error; again: () => void } | null;
} {
  const asked = useCall('files.places', {});
  const places = asked.result?.places ?? [];
  const [folder, setFolder] = useState<string | null>(() => sessionStorage.getItem(KEY));
  const usual = places.find((place) => place.key === 'documents') ?? places[0];
  return {
    places,
    fault: asked.error === null ? null : { error: asked.error, again: asked.again },
    folder: folder ?? usual?.grant ?? null,
    goTo: (next) => {
      sessionStorage.setItem(KEY, next);
      setFolder(next);
    },
  };
}
