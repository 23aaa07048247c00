import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GroupingCase, GroupingResult } from '../../../core/grouping/grouping-case.ts';
import { readGroupingCase } from '../../../core/grouping/read-grouping-case.ts';
import { nationalGrouper } from './national-grouper.ts';

interface CorpusCase {
  readonly given: GroupingCase;
  readonly expected: GroupingResult;
}

const corpus = gunzipSync(readFileSync('test/fixtures/corpus/chs-drg-1.1-20k.ndjson.gz'))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map(readCorpusLine);

function readCorpusLine(line: string): CorpusCase {
  const read = readGroupingCase(JSON.parse(line));
  if (!read.ok) throw new Error(`unreadable corpus line ${line}`);
  return { given: read.case, expected: (JSON.parse(line) as { expect: GroupingResult }).expect };
}

describe('the corpus of 20,000 cases', () => {
  it('is grouped as expected, every case', () => {
    const different = corpus
      .map(({ given, expected }) => ({ id: given.id, expected, got: nationalGrouper.group(given) }))
      .filter(({ expected, got }) => !sameResult(expected, got));
    expect(corpus).toHaveLength(20_000);
    expect(different).toEqual([]);
  });

  it('is explained to the same end by the second, explaining pass', () => {
    const different = corpus
      .map(({ given, expected }) => ({ id: given.id, expected, end: nationalGrouper.explain(given).at(-1) }))
      .filter(({ expected, end }) => end?.step !== 'result' || !sameResult(expected, end.result));
    expect(different).toEqual([]);
  });
});

function sameResult(one: GroupingResult, other: GroupingResult): boolean {
  return (
    one.status === other.status && one.mdc === other.mdc && one.adrg === other.adrg && one.drg === other.drg
  );
}
