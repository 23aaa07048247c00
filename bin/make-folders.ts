import { mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, where they are not there. Node's own `recursive` never comes back from a file
 * system that takes no new folders, such as `/proc`.
 * @param mode rights of the new ones
 */
export function makeFolders(path: string, mode?: number): void {
  if (find(path)?.isDirectory()) return;
  if (!find(dirname(path))) makeFolders(dirname(path), mode);
  mkdirSync(path, mode);
}

function find(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
