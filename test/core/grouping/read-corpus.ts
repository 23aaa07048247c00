import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { GroupingCase, GroupingResult } from '../../../core/grouping/grouping-case.ts';
import { readGroupingCase } from '../../../core/grouping/read-grouping-case.ts';

export interface CorpusCase {
  readonly given: GroupingCase;
  readonly expected: GroupingResult;
}

/** A corpus of `test/fixtures/corpus`: cases with the result of the reference. */
export function readCorpus(name: string): readonly CorpusCase[] {
  return gunzipSync(readFileSync(`test/fixtures/corpus/${name}.ndjson.gz`))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map(readCorpusLine);
}

function readCorpusLine(line: string): CorpusCase {
  const read = readGroupingCase(JSON.parse(line));
  if (!read.ok) throw new Error(`unreadable corpus line ${line}`);
  return { given: read.case, expected: (JSON.parse(line) as { expect: GroupingResult }).expect };
}
