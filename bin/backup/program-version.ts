import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of this program, as its package says: raised with every change of what lies in the table. */
export function programVersion(): string {
  const file = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
