import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedLimits } from '../../core/claims/intake-limits.ts';

describe('docs/intake.md', () => {
  it('names every limit with the number that holds where a deployment sets none', () => {
    const rows = readFileSync('docs/intake.md', 'utf8').matchAll(/^\| `(\w+)` \| (\d+) \|/gm);
    expect(Object.fromEntries([...rows].map(([, name, value]) => [name, Number(value)]))).toEqual(
      documentedLimits,
    );
  });
});
