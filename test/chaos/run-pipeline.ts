import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { openStackAt, type Stack } from '../../bin/endpoints.ts';
import type { LocalCloud } from '../../local/start-local-cloud.ts';
import { startStack } from '../../local/start-stack.ts';
import { deadLettersOf } from '../../platform/dead-letters.ts';
import { type FaultCounts, type Faults, faultsBy, zeros } from './faults.ts';
import { openGates } from './gates.ts';
import { eventSourceGuard, handlerGuard } from './guards.ts';
import { killProcess } from './kill-process.ts';
import type { Phase, Upload } from './make-uploads.ts';
import { type Books, readBooks } from './read-books.ts';

export interface RunOptions {
  readonly assemblyDir: string;
  readonly dataDir: string;
  /** Data folder of another run, whose secrets are this one's: pseudonyms are made with them. */
  readonly secretsOf?: string;
  readonly phases: readonly Phase[];
  readonly haste: number;
  readonly recordsAChunk: number;
  /** Left out: nothing is disturbed. */
  readonly disturbed?: { readonly seed: string; readonly chances: FaultCounts };
  readonly tell: (line: string) => void;
}

export interface PipelineRun {
  readonly books: Books;
  readonly seconds: number;
  readonly struck: FaultCounts;
  readonly occasions: FaultCounts;
  /** Messages that failed for the last time and were sent again. */
  readonly redriven: number;
  readonly peakMemory: Readonly<Record<string, number>>;
}

const firstUploadMs = Date.parse('2026-07-01T00:00:00Z');
const tellEveryMs = 15_000;
const patienceRounds = 400;
const mostRedrives = 20;
const preload = join(import.meta.dirname, 'jumping-clock.ts');

/** Brings all files through the pipeline, and reads what it has written in the end. */
export async function runPipeline(options: RunOptions): Promise<PipelineRun> {
  const { dataDir, disturbed, haste, recordsAChunk, secretsOf, tell } = options;
  if (secretsOf !== undefined) copySecrets(secretsOf, dataDir);
  const faults = faultsBy(disturbed?.seed ?? '', disturbed?.chances ?? zeros());
  let processes: LocalCloud['processes'] = () => [];
  const gates = await openGates({
    handlers: handlerGuard(faults, () => killProcess(processes(), faults)),
    eventSources: eventSourceGuard(faults),
  });
  let clockMs = firstUploadMs;
  let started = 0;
  const environmentOf = () => {
    started += 1;
    return {
      INTAKE_LIMITS: JSON.stringify({ recordsAChunk }),
      GATHER_SECONDS: '60', // as in prod
      ...(disturbed && {
        NODE_OPTIONS: `--enable-source-maps --import=${preload}`,
        CHAOS_CLOCK: `${disturbed.seed}/${started}`,
      }),
    };
  };
  const { cloud, description, stop } = await startStack({
    assemblyDir: options.assemblyDir,
    dataDir,
    trials: { haste, between: gates.lead, environmentOf, now: () => clockMs },
  });
  const stack = openStackAt(description);
  processes = cloud.processes;
  let redriven = 0;
  const startedAt = performance.now();
  try {
    for (const phase of options.phases) {
      for (const upload of phase) {
        clockMs += 1000;
        await put(stack, upload);
      }
      redriven += await untilDone(cloud, stack, tell);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const books = await readBooks(stack, description, options.phases);
    await noteJumps(join(dataDir, 'logs'), faults);
    return {
      books,
      seconds,
      struck: faults.struck(),
      occasions: faults.occasions(),
      redriven,
      peakMemory: cloud.peakMemory(),
    };
  } finally {
    await stop();
    await gates.close();
  }
}

function copySecrets(from: string, to: string): void {
  const [source, target] = [join(from, 'secrets.json'), join(to, 'secrets.json')];
  if (!existsSync(source)) throw new Error(`${source} is not there`);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}

async function put({ intake }: Stack, { key, path }: Upload): Promise<void> {
  await intake.write(key, readFileSync(path), 'application/octet-stream');
}

/** Until nothing runs and no message is anywhere; what was parked is sent again. Answers how many these were. */
async function untilDone(cloud: LocalCloud, stack: Stack, tell: (line: string) => void): Promise<number> {
  let redriven = 0;
  for (let round = 0; round < mostRedrives; round++) {
    await untilIdle(cloud, tell);
    const parked = await redrive(stack);
    if (parked === 0) return redriven;
    tell(`  ${parked} dead letters are sent again`);
    redriven += parked;
  }
  throw new Error(`after ${mostRedrives} rounds there are still dead letters`);
}

async function untilIdle(cloud: LocalCloud, tell: (line: string) => void): Promise<void> {
  for (let round = 0; round < patienceRounds; round++) {
    try {
      return await cloud.idle({ timeoutMs: tellEveryMs });
    } catch (error) {
      tell(`  ${shortened((error as Error).message)}`);
    }
  }
  throw new Error('the pipeline does not come to an end');
}

/** `7 Audit, 2 running`. */
function shortened(message: string): string {
  return message
    .replace(/^not idle after \d+ ms: /, '')
    .replaceAll(/ message\(s\) in \S*?Pipeline(\w+?)MessagesQueue\w*/g, ' $1')
    .replace(' invocation(s)', '');
}

async function redrive({ clients, queues }: Stack): Promise<number> {
  let count = 0;
  for (const [name, url] of Object.entries(queues)) {
    if (name === 'alerts') continue;
    const parked = await deadLettersOf(clients.sqs, url);
    await parked.visit(async (letter) => {
      await parked.sendAgain(letter);
      count += 1;
      return true;
    });
  }
  return count;
}

/** The clocks of handlers tell of their jumps in the logs. */
async function noteJumps(logDir: string, faults: Faults): Promise<void> {
  for (const name of readdirSync(logDir)) {
    for await (const line of createInterface({ input: createReadStream(join(logDir, name)) })) {
      if (line.startsWith('CLOCK JUMPED')) faults.note('clock jumped');
    }
  }
}
