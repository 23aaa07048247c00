import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user does, in a process of its own. */
export function runSentinel(...args: readonly string[]): Promise<Run> {
  return runSentinelIn({}, ...args);
}

/** The same with more in its environment. */
export function runSentinelIn(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Run> {
  const options = { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...environment } };
  return new Promise((resolve) => {
    execFile('node', ['bin/sentinel.ts', ...args], options, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** Every line as JSON: it fails where anything else stands among the results. */
export function jsonLinesOf<T = Record<string, unknown>>(text: string): T[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}

/** A folder of the test's own that goes with {@link remove}. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sentinel-'));
  const at = (name: string) => join(folder, name);
  return {
    at,
    write: (name: string, content: string | Uint8Array) => {
      writeFileSync(at(name), content);
      return at(name);
    },
    read: (...name: string[]) => readFileSync(join(folder, ...name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
