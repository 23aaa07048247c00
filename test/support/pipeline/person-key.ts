import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The only secret of the running stack. */
export function personKeyOfStack(): string {
  const kept = readFileSync(join(inject('pipeline').dataDir, 'secrets.json'), 'utf8');
  const [key = ''] = Object.values(JSON.parse(kept) as Record<string, string>);
  return key;
}
