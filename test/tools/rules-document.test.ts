import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesDocument } from '../../tools/rules-document.ts';

it('docs/rules.md says what the installed rules are (npm run docs:rules writes it)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesDocument());
});
