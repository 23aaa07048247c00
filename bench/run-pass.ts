import { parentPort, workerData } from 'node:worker_threads';
import {
  caseCount,
  firstSight,
  makePass,
  type OwnPass,
  type PeerPass,
  traceKnown,
  unseenCount,
} from './grouping-passes.ts';

/** What a worker measures; it answers each message with the cases that it grouped in a second. */
export interface PassRequest {
  readonly name: OwnPass | PeerPass;
  readonly checkout: string | undefined;
}

const { name, checkout } = workerData as PassRequest;
const pass = await makePass(name, checkout);
const measure = name === firstSight ? unseenCasesASecond : casesASecond;
parentPort?.on('message', async () => parentPort?.postMessage(await measure()));

/** By processor time of this thread, so that what else runs on the machine does not count. */
async function casesASecond(): Promise<number> {
  const start = threadMs();
  let passes = 0;
  do {
    await pass();
    passes++;
  } while (threadMs() - start < 700);
  return (1000 * passes * caseCount) / (threadMs() - start);
}

/** Once: a second time they would have been seen. */
async function unseenCasesASecond(): Promise<number> {
  const begin = threadMs();
  while (threadMs() - begin < 700) traceKnown();
  const start = threadMs();
  await pass();
  return (1000 * unseenCount) / (threadMs() - start);
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
