import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { tablesUnder } from '../support/document-tables.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const named = (markdown: string) => [...markdown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

describe('docs/security.md', () => {
  it('names no test that is not there', () => {
    const tests = named(text).filter((name) => name.endsWith('.test.ts'));
    expect(tests.length).toBeGreaterThan(20);
    expect(tests.filter((name) => !existsSync(join(root, 'test', name)))).toEqual([]);
  });

  it('has a test for everything that it says is protected', () => {
    const [rows = []] = tablesUnder('security.md', 'What protects what');
    for (const row of rows) expect(named(row['proven by'] ?? ''), row['what']).not.toEqual([]);
  });

  it('leaves to the bureau what a stage or a parameter lets it decide', () => {
    const [rows = []] = tablesUnder('security.md', 'To be decided by the bureau');
    const stage = stageNamed('dev');
    const parameters = readFileSync(join(root, 'lib/deployment-parameters.ts'), 'utf8');
    const choices = rows.flatMap((row) => named(row['where'] ?? ''));
    expect(choices.length).toBeGreaterThan(10);
    for (const choice of choices) {
      const path = choice.split('.');
      const isOfStage = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], stage);
      expect(isOfStage !== undefined || parameters.includes(`'${choice}'`), choice).toBe(true);
    }
  });
});
