import { utilityProcess } from 'electron';
import type { ScoringSpawner } from '../engine/models/runtime/scoring-process.ts';

/** A packaged window is no Node, so models run in a utility process of Electron. */
export const spawnScoringUtility: ScoringSpawner = (entry, env) => {
  const child = utilityProcess.fork(entry, [], {
    env,
    execArgv: [],
    serviceName: 'tribune-scoring',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', () => listener()),
    onErrorOutput: (listener) => void child.stderr?.on('data', (text: Buffer) => listener(text.toString())),
    // Its own `kill` asks politely, which a model that never ends does not hear.
    kill: () => {
      const { pid } = child;
      if (pid === undefined) child.once('spawn', () => child.kill());
      else process.kill(pid, 'SIGKILL');
    },
  };
};
