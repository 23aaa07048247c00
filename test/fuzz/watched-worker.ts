import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseName } from './fuzz-case.ts';
import type { Judgement } from './judge-case.ts';

export interface Asked {
  readonly name: CaseName;
}

/** What became of a file; `counts` is `null` where the process that read it did not live to tell. */
export interface Told {
  readonly failures: readonly string[];
  readonly counts: Judgement['counts'] | null;
  readonly story: readonly string[];
  readonly parts: readonly string[];
  readonly peakMegabytes: number;
}

const worker = fileURLToPath(new URL('fuzz-worker.ts', import.meta.url));

export interface WatchOptions {
  /** A file that takes longer hangs. */
  readonly deadlineSeconds: number;
  /** Of JavaScript objects; buffers are outside. */
  readonly heapMegabytes: number;
}

/** A process that tries files, one at a time, and is replaced when one of them hangs or kills it. */
export class WatchedWorker {
  readonly #options: WatchOptions;
  #child: ChildProcess | null = null;
  #isWarm = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  try(name: CaseName): Promise<Told> {
    const child = this.#child ?? this.#start();
    return new Promise((resolve) => {
      const lost = (failure: string) => finish({ ...nothingTold, failures: [failure] }, true);
      const gone = (code: number | null, signal: string | null) => lost(`process died: ${signal ?? code}`);
      // The first file waits for the knowledge to be read.
      const seconds = this.#options.deadlineSeconds + (this.#isWarm ? 0 : 60);
      const timer = setTimeout(() => lost(`hung for ${seconds} s`), seconds * 1000);
      const finish = (told: Told, isLost = false) => {
        clearTimeout(timer);
        child.off('message', finish).off('exit', gone);
        if (isLost) this.stop();
        this.#isWarm = !isLost;
        resolve(told);
      };
      child.once('message', finish).once('exit', gone);
      child.send({ name } satisfies Asked);
    });
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
    this.#isWarm = false;
  }

  #start(): ChildProcess {
    const { heapMegabytes } = this.#options;
    this.#child = fork(worker, { execArgv: [`--max-old-space-size=${heapMegabytes}`], stdio: 'ignore' });
    return this.#child;
  }
}

const nothingTold = { counts: null, story: [], parts: [], peakMegabytes: 0 };
