import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import type { StackDescription } from '../../../local/describe-stack.ts';
import { startStack } from '../../../local/start-stack.ts';

/** What the tests know of the running pipeline: what `npm start` tells anyone, and where the handlers log. */
export interface RunningPipeline {
  readonly stack: StackDescription;
  readonly logDir: string;
  /** What it was made from, and where its data are: for a second one beside it. */
  readonly assemblyDir: string;
  readonly dataDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    pipeline: RunningPipeline;
  }
}

const root = join(import.meta.dirname, '..', '..', '..');

/** Where messages fail as often as they may, which takes half an hour. */
const hastes: Readonly<Record<string, number>> = { operations: 120 };

/** Synthesizes the real stack and runs it, once for all tests of a project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Inside the project, so that the handlers find the AWS SDK; by process and project, so that runs do not meet.
  const room = join(root, '.local', 'test', `${process.pid}-${project.name}`);
  const assemblyDir = join(room, 'assembly');
  const dataDir = join(room, 'data');
  const env = { ...process.env, CDK_OUTDIR: assemblyDir };
  await promisify(execFile)(process.execPath, [join(root, 'bin', 'app.ts')], { cwd: root, env });
  const haste = hastes[project.name];
  const { description, stop } = await startStack({
    assemblyDir,
    dataDir,
    ...(haste && { trials: { haste } }),
  });
  project.provide('pipeline', { stack: description, logDir: join(dataDir, 'logs'), assemblyDir, dataDir });
  return async () => {
    await stop();
    rmSync(room, { recursive: true, force: true });
  };
}
