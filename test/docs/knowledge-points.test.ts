import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../../core/rules/checks.ts';
import { parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { installedRules } from '../support/installed-rules.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/knowledge-points.md'), 'utf8');
const [whole = ''] = [...text.matchAll(/```json\n(.+?)```/gs)].map(([, json = '']) => json);
const examples = [...text.matchAll(/^\| `([a-z-]+)` \|.*\| `(\{.+\})` \|$/gm)].map(
  ([, kind = '', json = '']) => ({ kind, json }),
);

describe('docs/knowledge-points.md', () => {
  it('shows a table that is one', () => {
    expect(parseKnowledgeTable(JSON.parse(whole)).kind).toBe('price-cap');
  });

  it.each(examples)('shows rows of kind $kind that are read', ({ kind, json }) => {
    const table = { ...JSON.parse(whole), kind, ...JSON.parse(json) };
    expect(parseKnowledgeTable(table).kind).toBe(kind);
  });

  it('shows every kind of table that a rule awaits', () => {
    const awaited = installedRules().declarations.filter(({ awaits }) => awaits);
    const kinds = new Set(awaited.map(({ check }) => checks[check]?.tableKind));
    const shown = new Set<string | null | undefined>(examples.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => !shown.has(kind))).toEqual([]);
  });
});
