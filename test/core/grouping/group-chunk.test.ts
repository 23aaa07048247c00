import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import { RecordSplitter } from '../../../core/claims/record-splitter.ts';
import { chunkGrouper } from '../../../core/grouping/group-chunk.ts';
import { loadListReader } from '../../../platform/knowledge/load-dictionaries.ts';
import { aCase, nationalGrouper } from './national-grouper.ts';

const readList = loadListReader();

function chunkOf(text: string): Chunk {
  const splitter = new RecordSplitter({ format: 'ndjson' });
  const records = [...splitter.push(new TextEncoder().encode(text)), ...splitter.end()];
  return {
    number: 1,
    file: 'cases.ndjson',
    format: 'ndjson',
    encoding: 'utf-8',
    csvHeader: null,
    recordsBefore: 0,
    records,
  };
}

function linesOf(lines: string): Record<string, unknown>[] {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const strange = aCase({ id: '引号"与\\反斜杠\u2028', dx: ['I60.000'] });
const newborn = { ...aCase({ id: 'N1', dx: ['P07.300'] }), ageYears: 0, ageDays: 3, weightGrams: 1200 };

describe('grouping a chunk', () => {
  it('gives each record a line with its id as it was, in order', () => {
    const group = chunkGrouper([nationalGrouper], readList);
    const cases = [strange, newborn, strange];
    const text = cases.map((given) => JSON.stringify(given)).join('\n');
    expect(linesOf(group(chunkOf(text)))).toEqual(
      cases.map((given) => ({ id: given.id, scheme: 'chs-drg-1.1', ...nationalGrouper.group(given) })),
    );
  });

  it('gives a record that is no case its reasons, and goes on', () => {
    const group = chunkGrouper([nationalGrouper], readList);
    const text = `{"id":"A","dx":"I60.000"}\n{"id":\n${JSON.stringify(strange)}`;
    const [notAList, notJson, good] = linesOf(group(chunkOf(text)));
    expect(notAList).toMatchObject({
      id: 'A',
      status: 'invalid',
      line: 1,
      errors: [{ field: 'dx', code: 'not-a-code-list' }],
    });
    expect(notJson).toMatchObject({ status: 'invalid', line: 2 });
    expect(good).toMatchObject({ adrg: 'BR1' });
  });

  it('gives a line a grouper when there are several', () => {
    const group = chunkGrouper([nationalGrouper, nationalGrouper], readList);
    expect(linesOf(group(chunkOf(JSON.stringify(strange))))).toHaveLength(2);
  });

  it('writes the argument of each case to be read, Chinese above English, and still a line for what is no case', () => {
    const group = chunkGrouper([nationalGrouper], readList, {
      codeNames: () => (_, code) => (code === 'P07.300' ? '早产' : null),
      form: 'text',
    });
    const [text = '', refusal = ''] = group(chunkOf(`${JSON.stringify(newborn)}\n{"id":`)).split('\n\n');
    expect(text).toMatch(/^病例 case N1 · /);
    expect(text).toContain('  1 P07.300 早产');
    expect(text).toMatch(/\n {2}2\. 进入 MDCP .*早产.*\n {5}Entered MDCP .*P07\.300/);
    expect(text.split('\n').at(-2)).toMatch(/^ +\d+\. 入组：PS1/);
    expect(linesOf(refusal)).toMatchObject([{ status: 'invalid', line: 2 }]);
  });

  it('writes the trace of each case, words included, as explained case by case', () => {
    const group = chunkGrouper([nationalGrouper], readList, { codeNames: () => () => null, form: 'json' });
    const text = [strange, newborn].map((given) => JSON.stringify(given)).join('\n');
    const lines = linesOf(group(chunkOf(text)));
    for (const [i, given] of [strange, newborn].entries()) {
      const trace = lines[i]?.['trace'] as { step: string; text: { zh: string; en: string } }[];
      expect(trace.map(({ text, ...step }) => step)).toEqual(nationalGrouper.explain(given));
      expect(trace.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
    }
  });
});
