import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The installed knowledge: beside the bundle of a deployed function, at the root of the repository
 * elsewhere. Throws where neither is there.
 */
export function knowledgeFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'knowledge');
    if (existsSync(join(candidate, 'regions.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`no knowledge folder above ${import.meta.dirname}`);
  }
}

/** One file as JSON, handed to its parser; the error of either names the file. */
export function readKnowledge<T>(parse: (input: unknown) => T, folder: string, ...path: string[]): T {
  const file = join(folder, ...path);
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Every JSON file of a folder, in name order. */
export function readAllKnowledge<T>(parse: (input: unknown) => T, folder: string, ...path: string[]): T[] {
  const files = readdirSync(join(folder, ...path)).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => readKnowledge(parse, folder, ...path, name));
}
