import { useEffect, useRef, useState } from 'react';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import type { CallName } from '#shared/contract/client.ts';
import { isCancelled } from './errors.ts';
import { client } from './client.ts';

export type Latest<T> = {
  result: T | null;
  error: Error | null;
  /** What is shown answers an earlier question: the last one is on its way. */
  isBehind: boolean;
};

/**
 * A question whose input changes faster than it is answered, as under a slider: one is on its way at a time, and the
 * newest input follows. What lies between is never asked; what was answered is shown until the next.
 *
 * @param input null asks nothing
 */
export function useLatest<N extends CallName>(name: N, input: Input<Contract[N]> | null): Latest<Output<Contract[N]>> {
  const [state, setState] = useState<{ key: string; result: Output<Contract[N]> | null; error: Error | null }>({
    key: '',
    result: null,
    error: null,
  });
  const wanted = useRef({ key: '', input });
  const isAsking = useRef(false);
  const isGone = useRef(false);
  const key = JSON.stringify(input);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);
  useEffect(() => {
    wanted.current = { key, input };
    if (input === null || isAsking.current) return;
    const follow = async (): Promise<void> => {
      isAsking.current = true;
      let answered = '';
      while (wanted.current.key !== answered && wanted.current.input !== null && !isGone.current) {
        const asked = wanted.current;
        answered = asked.key;
        try {
          const result = await client.call(name, asked.input as Input<Contract[N]>);
          if (!isGone.current) setState({ key: asked.key, result, error: null });
        } catch (fault) {
          if (isGone.current || isCancelled(fault)) break;
          setState((now) => ({
            key: asked.key,
            result: now.result,
            error: fault instanceof Error ? fault : new Error(String(fault)),
          }));
        }
      }
      isAsking.current = false;
    };
    void follow();
    // The key says all that the input does.
  }, [name, key]);
  return { result: state.result, error: state.error, isBehind: input !== null && state.key !== key };
}
