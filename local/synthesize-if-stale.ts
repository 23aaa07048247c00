import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readAssembly } from './read-assembly.ts';

/** Everything a synthesized template or a bundled handler is made from. */
const SOURCES = [
  'bin',
  'lib',
  'functions',
  'config',
  'core',
  'platform',
  'knowledge',
  'reports',
  'web',
  'cdk.json',
  'package-lock.json',
];

/** True when the assembly is missing or cannot be run, or any source, a removed one included, is newer. */
export function isStale(root: string, assemblyDir: string): boolean {
  const manifest = join(assemblyDir, 'manifest.json');
  if (!existsSync(manifest)) return true;
  const sources = SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path));
  return Math.max(...sources.map(newestChangeMs)) > statSync(manifest).mtimeMs || !isWhole(assemblyDir);
}

/** `cdk bootstrap` and the like synthesize into the same folder, and bundle nothing: assets then name their sources. */
function isWhole(assemblyDir: string): boolean {
  try {
    return [...readAssembly(assemblyDir).assetPaths.values()].every((path) => existsSync(path));
  } catch {
    return false;
  }
}

/** Runs the CDK app when its assembly is stale. Rejects when the app fails. */
export async function synthesizeIfStale(
  root: string,
  assemblyDir: string,
  onStart: () => void,
): Promise<void> {
  if (!isStale(root, assemblyDir)) return;
  onStart();
  await synthesize(root, assemblyDir, {});
}

/** Runs the CDK app with a context, as `cdk synth -c` does. Rejects when it fails, with what it said. */
export async function synthesize(
  root: string,
  assemblyDir: string,
  context: Readonly<Record<string, string>>,
): Promise<void> {
  const synth = spawn(process.execPath, [join('bin', 'app.ts')], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: assemblyDir, CDK_CONTEXT_JSON: JSON.stringify(context) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // CDK narrates its bundling there: of interest only when it fails.
  const said = text(synth.stderr);
  const [code] = (await once(synth, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`bin/app.ts could not be synthesized (exit ${code}):\n${await said}`);
}

function newestChangeMs(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(
    stats.mtimeMs,
    ...inside.map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0),
  );
}
