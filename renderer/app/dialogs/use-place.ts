import { useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';

const KEY = 'tribune.folder';

type Place = { grant: string; key: string; name: string };

/** The folder that is looked at: where the person was last, else Documents, else their own folder. */
export function usePlace(): { places: Place[]; folder: string | null; goTo: (folder: string) => void } {
  const places = useCall('files.places', {}).result?.places ?? [];
  const [folder, setFolder] = useState<string | null>(() => sessionStorage.getItem(KEY));
  const usual = places.find((place) => place.key === 'documents') ?? places[0];
  return {
    places,
    folder: folder ?? usual?.grant ?? null,
    goTo: (next) => {
      sessionStorage.setItem(KEY, next);
      setFolder(next);
    },
  };
}
