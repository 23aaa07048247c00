import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { packScheme } from '../platform/knowledge/scheme-pack.ts';
import { median } from './median.ts';

export interface LoadCost {
  readonly ms: number;
  readonly rssBytes: number;
}

export interface LoadCosts {
  readonly packed: LoadCost;
  readonly unpacked: LoadCost;
}

/**
 * What a process has more, in time and resident memory, than an empty Node when it has loaded a scheme
 * and grouped its first case. The program is bundled as a deployed function is.
 */
export function measureLoad(scheme: string, rounds: number): LoadCosts {
  const folder = mkdtempSync(join(tmpdir(), 'drg-sentinel-bench-'));
  try {
    const { bundle, empty } = writePrograms(folder);
    const [plain, packed] = ['plain', 'packed'].map((name) => join(folder, name)) as [string, string];
    for (const dir of [plain, packed]) copyScheme(dir, scheme);
    packScheme(packed, scheme);
    const cost = (dir: string) => costAbove(empty, [bundle, dir, scheme], rounds);
    return { packed: cost(packed), unpacked: cost(plain) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writePrograms(folder: string): { readonly bundle: string; readonly empty: string } {
  const [bundle, empty] = [join(folder, 'load.mjs'), join(folder, 'empty.mjs')];
  const entryPoints = [join(import.meta.dirname, 'load-only.ts')];
  buildSync({
    entryPoints,
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  writeFileSync(
    empty,
    'process.stdout.write(JSON.stringify({ ms: performance.now(), rssBytes: process.memoryUsage.rss() }));',
  );
  return { bundle, empty };
}

function copyScheme(to: string, scheme: string): void {
  const from = knowledgeFolder();
  const isSource = (path: string) => !path.endsWith('.bin');
  cpSync(join(from, 'schemes', scheme), join(to, 'schemes', scheme), { recursive: true, filter: isSource });
  cpSync(join(from, 'codes'), join(to, 'codes'), { recursive: true });
}

function costAbove(empty: string, program: readonly string[], rounds: number): LoadCost {
  const pairs = Array.from({ length: rounds }, () => ({ with: run(program), without: run([empty]) }));
  return {
    ms: median(pairs.map((pair) => pair.with.ms - pair.without.ms)),
    rssBytes: median(pairs.map((pair) => pair.with.rssBytes - pair.without.rssBytes)),
  };
}

function run(program: readonly string[]): LoadCost {
  return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' })) as LoadCost;
}
