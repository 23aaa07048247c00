import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The installed knowledge: what `SENTINEL_KNOWLEDGE` names, else beside the bundle of a deployed function,
 * at the root of the repository elsewhere. Throws where none is there.
 */
export function knowledgeFolder(): string {
  const named = process.env['SENTINEL_KNOWLEDGE'];
  if (named) return checkedFolder(named);
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'knowledge');
    if (existsSync(join(candidate, 'regions.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`no knowledge folder above ${import.meta.dirname}`);
  }
}

/** A folder that somebody named. Throws where it holds no knowledge. */
export function checkedFolder(folder: string): string {
  if (existsSync(join(folder, 'regions.json'))) return folder;
  throw new Error(
    `${folder} 不是知识库文件夹：缺少 regions.json。 ${folder} is no knowledge folder: it has no regions.json.`,
  );
}

/** One file as JSON, handed to its parser; the error of either names the file. */
export function readKnowledge<T>(parse: (input: unknown) => T, folder: string, ...path: string[]): T {
  const file = join(folder, ...path);
  try {
    return parse(parseJson(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`不是 JSON，请改正该文件 it is no JSON; mend the file: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Every JSON file of a folder, in name order. */
export function readAllKnowledge<T>(parse: (input: unknown) => T, folder: string, ...path: string[]): T[] {
  const files = readdirSync(join(folder, ...path)).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => readKnowledge(parse, folder, ...path, name));
}
