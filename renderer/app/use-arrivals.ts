import { useEffect } from 'react';
import { client } from '#renderer/api/client.ts';
import { nativeHost } from '#renderer/api/host.ts';
import { useAbout } from '#renderer/api/use-about.ts';
import { useOpening } from '#renderer/state/opening.ts';
import { openExample, receive } from '#renderer/project/actions.ts';
import { exampleOfAddress } from './example-of-address.ts';

/** Files and examples handed over by the command line, a double click or another start. */
export function useArrivals(): void {
  const asked = useAbout()?.openAtStart?.grant ?? null;
  useEffect(() => {
    if (asked !== null) void arrive(asked);
  }, [asked]);
  useEffect(() => nativeHost()?.onOpenRequest((grant) => void arrive(grant)), []);
  useEffect(() => {
    followExample();
    window.addEventListener('hashchange', followExample);
    return () => window.removeEventListener('hashchange', followExample);
  }, []);
}

/** The wish leaves the address once it is taken up: a reload keeps the project as it is. */
function followExample(): void {
  const example = exampleOfAddress(window.location.hash);
  if (example === null) return;
  window.history.replaceState(null, '', window.location.hash.split('?', 1)[0]);
  void openExample(example);
}

async function arrive(grant: string): Promise<void> {
  try {
    await receive((await client.call('files.inspect', { grants: [grant] })).entries);
  } catch (error) {
    useOpening.setState({ error });
  }
}
