import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const installed = join(import.meta.dirname, '../../knowledge');

/** A knowledge folder that has all that is installed, but no decisions of regions: a test may add its own. */
export function linkKnowledge(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== 'region-rules') symlinkSync(join(installed, name), join(folder, name));
  }
  return folder;
}
