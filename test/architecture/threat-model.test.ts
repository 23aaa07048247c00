import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tablesUnder } from '../support/document-tables.ts';

const root = join(import.meta.dirname, '../..');
const [threats = []] = tablesUnder('threat-model.md', 'Threats by border');
const [borders = []] = tablesUnder('threat-model.md', 'Borders');

describe('docs/threat-model.md', () => {
  it('shows every measure by files that there are', () => {
    expect(threats.length).toBeGreaterThan(20);
    for (const { threat, 'shown by': shown = '' } of threats) {
      const files = [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '');
      expect(files.length, threat).toBeGreaterThan(0);
      for (const file of files) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    }
  });

  it('has threats of every border', () => {
    const named = new Set(threats.map(({ border }) => border));
    expect([...named].sort()).toEqual(borders.map(({ border = '' }) => border.slice(0, 2)).sort());
  });
});
