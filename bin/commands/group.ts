import type { Chunk } from '../../core/claims/chunk.ts';
import { decodeRecord } from '../../core/claims/encoding.ts';
import { readRecord } from '../../core/claims/read-record.ts';
import type { ListReader } from '../../core/claims/read-settlement-list.ts';
import type { SourceRecord } from '../../core/claims/record-splitter.ts';
import type { Grouper } from '../../core/grouping/grouper.ts';
import { type GroupingCase, resultWithoutGroup } from '../../core/grouping/grouping-case.ts';
import { groupingCaseIssueWords } from '../../core/grouping/grouping-case-issue-words.ts';
import { readGroupingCase } from '../../core/grouping/read-grouping-case.ts';
import { toGroupingCase } from '../../core/grouping/to-grouping-case.ts';
import { traceWords } from '../../core/grouping/trace-words.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { type FileReport, readClaimFiles, tellFileReports } from '../claim-source.ts';
import { jsonLines } from '../json-lines.ts';
import { showProgress } from '../progress.ts';

export interface GroupOptions {
  /** Several side by side, parted by commas, give each case a line of each. */
  readonly scheme: string;
  readonly trace?: boolean;
  readonly output?: string;
  readonly quiet?: boolean;
}

/** A case to group, or why the record is none. */
type Reading =
  | { readonly ok: true; readonly case: GroupingCase }
  | { readonly ok: false; readonly id: string | null; readonly errors: readonly unknown[] };

/** `sentinel group`: one line out for every record in and scheme, in input order; a record that is no case is `invalid`. */
export async function group(files: string[], options: GroupOptions): Promise<void> {
  const groupers = options.scheme.split(/\s*,\s*/).map(lazyGroupers(knowledgeFolder()));
  const readList = loadListReader();
  const reports: FileReport[] = [];
  const out = jsonLines(options.output);
  const progress = showProgress('grouped', options.quiet);
  for await (const { chunk } of readClaimFiles(files, reports)) {
    for (const record of chunk.records) {
      const reading = readGroupable(record, chunk, readList);
      for (const grouper of groupers)
        await out.write(groupRecord(reading, record.line, grouper, options.trace));
    }
    progress.add(chunk.records.length);
  }
  progress.stop();
  await out.end();
  tellFileReports(reports, options.quiet);
}

function groupRecord(reading: Reading, line: number, grouper: Grouper, withTrace = false): object {
  const scheme = grouper.scheme.id;
  if (!reading.ok) {
    return { id: reading.id, scheme, ...resultWithoutGroup('invalid'), line, errors: reading.errors };
  }
  const { id } = reading.case;
  const result = { id, scheme, ...grouper.group(reading.case) };
  if (!withTrace) return result;
  const trace = grouper
    .explain(reading.case)
    .map((step) => ({ ...step, text: traceWords(step, grouper.title) }));
  return { ...result, trace };
}

/** A grouping case names its diagnoses `dx`; everything else should be a settlement list. */
function readGroupable(record: SourceRecord, chunk: Chunk, readList: ListReader): Reading {
  const short = chunk.format === 'csv' ? null : parseShortForm(record, chunk);
  if (short !== null) {
    const reading = readGroupingCase(short);
    if (reading.ok) return reading;
    const id = typeof short['id'] === 'string' ? short['id'] : null;
    return {
      ok: false,
      id,
      errors: reading.issues.map((issue) => ({ ...issue, message: groupingCaseIssueWords(issue) })),
    };
  }
  const { file, encoding, csvHeader } = chunk;
  const reading = readRecord(record, { file, encoding, csvHeader, tenant: null, readList });
  if (reading.ok) return { ok: true, case: toGroupingCase(reading.list) };
  return { ok: false, id: reading.rejection.setl_id, errors: reading.rejection.errors };
}

function parseShortForm(record: SourceRecord, { encoding }: Chunk): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(decodeRecord(record.bytes, encoding) ?? '');
    const isShort = typeof value === 'object' && value !== null && 'dx' in value;
    return isShort ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
