import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';
import { officeFacts } from '../../core/rules/office/office-facts.ts';
import { officeFunctions } from '../../core/rules/office/office-functions.ts';
import { parseRegionRules } from '../../core/rules/region/region-rules.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/region-rules.md'), 'utf8');
const example = parseRegionRules(JSON.parse(readFileSync(join(root, 'examples/linyi-rules.json'), 'utf8')));

describe('docs/region-rules.md', () => {
  it('shows the expression of the example document', () => {
    const [, json = ''] = /```json\n(.+?)```/s.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual(example.rules[0]?.parameters);
  });

  it('names every fact and function that an expression may use, with its type', () => {
    const rows = [...text.matchAll(/^\| `(\w+)(?:\("…"\))?` \| (\w+) \|/gm)].map(([, name, type]) => [
      name,
      type,
    ]);
    const declared = [...officeFacts, ...officeFunctions].map(({ name, type }) => [
      name,
      type.replace(/<.*/, ''),
    ]);
    expect(rows).toEqual(declared);
  });

  it('shows commands that there are, with options that they take', () => {
    const shown = [...text.replaceAll('\\\n', ' ').matchAll(/^sentinel (rules|points) ?([a-z-]*)(.*)$/gm)];
    expect(shown.length).toBeGreaterThan(5);
    for (const [, area, name, rest = ''] of shown) {
      const group = sentinelProgram().commands.find((one) => one.name() === area);
      const command =
        name?.startsWith('-') || !name ? group : group?.commands.find((one) => one.name() === name);
      expect(command, `${area} ${name}`).toBeDefined();
      const options = new Set(command?.options.map(({ long }) => long));
      const [words = ''] = `${name?.startsWith('-') ? name : ''}${rest}`.split(' #');
      for (const [option] of words.matchAll(/--[a-z-]+/g)) expect(options).toContain(option);
    }
  });
});
