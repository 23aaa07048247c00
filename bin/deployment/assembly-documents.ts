import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The small files of a cloud assembly by name: manifest, templates, lists of assets. */
export type AssemblyDocuments = Readonly<Record<string, string>>;

// Told about the synthesis, and read by no deployment.
const reports = new Set(['tree.json', 'validation-report.json', 'performance-counters.json']);

/**
 * All of an assembly but the assets themselves, which a deployment leaves in the account's bootstrap bucket under the
 * name of their content: with these documents the same deployment can be made again.
 */
export function readAssemblyDocuments(folder: string): AssemblyDocuments {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.endsWith('.json') || entry.name === 'cdk.out'))
    .map(({ name }) => name)
    .filter((name) => !reports.has(name))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Lays them out where nothing else is. */
export function writeAssemblyDocuments(folder: string, documents: AssemblyDocuments): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
}

/** Equal where two assemblies deploy the same. */
export function digestOf(documents: AssemblyDocuments): string {
  const hash = createHash('sha256');
  for (const [name, text] of Object.entries(documents)) hash.update(JSON.stringify([name, text]));
  return hash.digest('hex');
}
