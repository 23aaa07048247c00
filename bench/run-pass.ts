import { parentPort, workerData } from 'node:worker_threads';
import { caseCount, makePass, type OwnPass, type PeerPass } from './grouping-passes.ts';

/** What a worker measures; it answers each message with the cases that it grouped in a second. */
export interface PassRequest {
  readonly name: OwnPass | PeerPass;
  readonly checkout: string | undefined;
}

const { name, checkout } = workerData as PassRequest;
const pass = await makePass(name, checkout);
parentPort?.on('message', async () => parentPort?.postMessage(await casesASecond()));

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

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
