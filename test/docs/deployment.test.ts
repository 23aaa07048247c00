import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allStages, synthesizedStacks } from '../lib/synthesized.ts';

const text = readFileSync('docs/deployment.md', 'utf8');

describe('docs/deployment.md', () => {
  it('says of every stack what it is for', () => {
    const [told = ''] = text.split('\n').filter((line) => line.startsWith('**Stacks.**'));
    for (const stage of allStages) {
      const working = `DrgSentinel-${stage}`;
      for (const name of synthesizedStacks(stage).keys())
        expect(told, name).toContain(
          name === working ? '`DrgSentinel-<stage>`' : `\`${name.slice(working.length)}\``,
        );
    }
  });
});
