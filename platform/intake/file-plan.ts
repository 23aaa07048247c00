import type { FileFindings, FilePlan, FileRemark } from '../table/batches.ts';
import { findingsOf, type ReadFile } from './findings.ts';

/**
 * What the batch item has room for; it is read and written with every step, and DynamoDB takes 400 KB of it. A remark
 * may name many columns, a part have a long name: each list is bounded in bytes besides.
 */
const mostRemarks = 40;
const mostParts = 100;
const mostColumns = 500;
const mostBytesAList = 32_768;

export interface PlannedFile {
  readonly plan: FilePlan;
  /** All that was found out, where the plan has room for a part of it alone. */
  readonly findings: FileFindings | null;
}

/** What split leaves of a file that was cut into so many chunks. */
export function planOf(file: ReadFile, chunks: number): PlannedFile {
  const findings = findingsOf(file);
  const kept = {
    problems: abridged(findings.problems),
    notices: abridged(findings.notices),
    ...(findings.parts && { parts: beginningOf(findings.parts, mostParts) }),
  };
  const isWhole =
    kept.problems === findings.problems && kept.notices === findings.notices && kept.parts === findings.parts;
  const plan = {
    chunks,
    records: file.records,
    format: file.format,
    encoding: file.encoding === 'ascii' ? 'utf-8' : file.encoding,
    ...columnsOf(file),
    ...kept,
    ...(!isWhole && { has_more_findings: true as const }),
  };
  return { plan, findings: isWhole ? null : findings };
}

/** Those of a file whose parts with records have them all alike, so that any of its rows can be told apart by them. */
function columnsOf({ parts }: ReadFile): Pick<FilePlan, 'csv_columns'> {
  const [columns = null, ...others] = parts
    .filter(({ records }) => records > 0)
    .map(({ csvHeader }) => csvHeader?.columns ?? null);
  const isAlike = others.every((other) => other?.join() === columns?.join());
  return columns && isAlike && columns.length <= mostColumns ? { csv_columns: columns } : {};
}

function abridged(remarks: readonly FileRemark[]): readonly FileRemark[] {
  const kept = beginningOf(remarks, mostRemarks);
  if (kept === remarks) return remarks;
  const left = remarks.length - kept.length;
  const message = { zh: `还有 ${left} 条，见回执。`, en: `The receipt has ${left} more.` };
  return [...kept, { code: 'more-remarks', message }];
}

/** The list itself where it fits. */
function beginningOf<T>(list: readonly T[], most: number): readonly T[] {
  let bytes = 0;
  const end = list.findIndex((one, place) => {
    bytes += Buffer.byteLength(JSON.stringify(one));
    return place === most || bytes > mostBytesAList;
  });
  return end === -1 ? list : list.slice(0, end);
}
