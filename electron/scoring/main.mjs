import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/*
 * The process that runs models: it loads sessions, runs them one after the other and knows nothing else. Started by the
 * engine with an IPC channel, as a forked Node or as a utility process of the window.
 *
 * Native code cannot be interrupted from its own thread, so a second thread watches: it ends the whole process when the
 * memory passes the limit, and when the parent is gone.
 */
const WATCH_EVERY_MS = 50;

const watch = `
  const { workerData } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  const end = () => process.kill(process.pid, 'SIGKILL');
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.mostBytes) {
      try { writeSync(2, workerData.mark + '\\n'); } finally { end(); }
    }
    if (process.ppid !== workerData.parent) end();
    try { process.kill(workerData.parent, 0); } catch (cause) { if (cause.code === 'ESRCH') end(); }
  }, workerData.every);
`;

new Worker(watch, {
  eval: true,
  workerData: {
    mostBytes: Number(process.env.TRIBUNE_SCORING_MEMORY_MB) * 1024 * 1024,
    mark: process.env.TRIBUNE_SCORING_MEMORY_MARK,
    parent: process.ppid,
    every: WATCH_EVERY_MS,
  },
});

const OPTIONS = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 4,
};

const sessions = new Map();
let library = null;

async function runtime() {
  library ??= await import('onnxruntime-node').catch((cause) => {
    throw Object.assign(new Error(cause.message), { absent: true });
  });
  return library;
}

async function load({ key, bytes }) {
  const { InferenceSession } = await runtime();
  const session = await InferenceSession.create(bytes, OPTIONS);
  await release({ key });
  sessions.set(key, session);
  return { inputs: session.inputMetadata.map(described), outputs: session.outputMetadata.map(described) };
}

function described({ name, isTensor, type, shape }) {
  return { name, type: isTensor ? type : 'none', shape: isTensor ? [...shape] : [] };
}

async function run({ key, feeds, fetches }) {
  const { Tensor } = await runtime();
  const tensors = {};
  for (const [name, { type, data, dims }] of Object.entries(feeds)) tensors[name] = new Tensor(type, data, dims);
  const results = await sessions.get(key).run(tensors, fetches, { logSeverityLevel: 4 });
  const answer = {};
  for (const name of fetches) {
    const { type, dims, data } = results[name];
    answer[name] = { type, dims: [...dims], data };
    results[name].dispose?.();
  }
  return answer;
}

async function release({ key }) {
  await sessions.get(key)?.release();
  sessions.delete(key);
}

const WORK = { load, run, release };

const port = process.parentPort ?? null;
const answer = port === null ? (message) => process.send(message) : (message) => port.postMessage(message);

/** What a short call took is seen before the watching thread looks again. */
function endIfTooLarge() {
  if (process.memoryUsage.rss() <= Number(process.env.TRIBUNE_SCORING_MEMORY_MB) * 1024 * 1024) return;
  writeSync(2, `${process.env.TRIBUNE_SCORING_MEMORY_MARK}\n`);
  process.kill(process.pid, 'SIGKILL');
}

async function take(request) {
  try {
    const value = await WORK[request.kind](request);
    endIfTooLarge();
    answer({ id: request.id, ok: true, value });
  } catch (cause) {
    answer({ id: request.id, ok: false, absent: cause?.absent === true, message: String(cause?.message ?? cause) });
  }
}

if (port === null) {
  process.on('message', (request) => void take(request));
  process.on('disconnect', () => process.exit(0));
} else port.on('message', (event) => void take(event.data));
