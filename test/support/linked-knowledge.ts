import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const installed = join(import.meta.dirname, '../../knowledge');

/**
 * A knowledge folder that has all that is installed, but no decisions of regions: a test may add its own.
 * @param copied parts that the test writes into; all others are links to the installed ones
 */
export function linkKnowledge(folder: string, copied: readonly string[] = []): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(installed)) {
    const [from, to] = [join(installed, name), join(folder, name)];
    if (copied.includes(name)) cpSync(from, to, { recursive: true });
    else if (name !== 'region-rules') symlinkSync(from, to);
  }
  return folder;
}
