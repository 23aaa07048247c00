import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { findingTable } from '../../core/analysis/finding-table.ts';
import { resultTable } from '../../core/analysis/result-table.ts';
import { documentedQuery } from '../support/analysis/documented-query.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/analysis.md'), 'utf8');

describe('docs/analysis.md', () => {
  it.each([resultTable, findingTable])('names every column of $name, and no other', ({ name, columns }) => {
    const section = text.split(`### \`${name}\``)[1]?.split(/\n#/)[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(columns.map((one) => `| \`${one.name}\` | ${one.type} | ${one.zh} | ${one.en} |`));
  });

  it('has the text of every query that Athena is given', () => {
    const files = readdirSync(join(root, 'lib/analysis')).map((file) => file.replace('.sql', ''));
    const blocks = [...text.matchAll(/```sql\n(--[\s\S]*?)```/g)].map(([, sql]) => sql);
    expect(blocks.toSorted()).toEqual(files.map(documentedQuery).toSorted());
  });

  it('has as many question marks as values are asked for', () => {
    for (const [, sql = ''] of text.matchAll(/```sql\n(--[\s\S]*?)```/g)) {
      const asked = /-- Asks for: ([^\n]*)\./.exec(sql)?.[1] ?? '';
      const values = asked.replace('first and last of the twelve months', 'first, last').split(/[,;]/);
      expect(sql.match(/\?/g), asked).toHaveLength(values.length);
    }
  });

  it('has the limits of the stages', () => {
    const [dev, prod] = [stageNamed('dev').analysis, stageNamed('prod').analysis];
    expect(text).toContain(`(dev ${dev.mostScannedGb}, prod ${prod.mostScannedGb})`);
    expect(text).toContain(`${dev.answerDays} days in dev, ${prod.answerDays} in prod`);
  });
});
