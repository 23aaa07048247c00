import type { FileFindings, FilePlan, FileRemark, PartSummary } from '../table/batches.ts';
import type { ClaimFile } from './claim-file.ts';
import { remarkOf } from './remark.ts';

/** What the batch item has room for; it is read and written with every step. */
const mostRemarks = 40;
const mostParts = 100;
const mostColumns = 500;

/** What is found out about a file by reading it. */
export type ReadFile = Pick<ClaimFile, 'format' | 'encoding' | 'records' | 'problems' | 'notices' | 'parts'>;

export interface PlannedFile {
  readonly plan: FilePlan;
  /** All that was found out, where the plan has room for a part of it alone. */
  readonly findings: FileFindings | null;
}

/** What split leaves of a file that was cut into so many chunks. */
export function planOf(file: ReadFile, chunks: number): PlannedFile {
  const findings: FileFindings = {
    problems: file.problems.map(remarkOf),
    notices: file.notices.map(remarkOf),
    ...(file.format === 'zip' && { parts: file.parts.map(summaryOf) }),
  };
  const { problems, notices, parts = [] } = findings;
  const isWhole =
    problems.length <= mostRemarks && notices.length <= mostRemarks && parts.length <= mostParts;
  const plan = {
    chunks,
    records: file.records,
    format: file.format,
    encoding: file.encoding === 'ascii' ? 'utf-8' : file.encoding,
    ...columnsOf(file),
    problems: abridged(problems),
    notices: abridged(notices),
    ...(findings.parts && { parts: parts.slice(0, mostParts) }),
    ...(!isWhole && { has_more_findings: true as const }),
  };
  return { plan, findings: isWhole ? null : findings };
}

function summaryOf({ name, format, encoding, records }: ReadFile['parts'][number]): PartSummary {
  return { file: name, format, encoding: format && (encoding === 'ascii' ? 'utf-8' : encoding), records };
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
  const left = remarks.length - mostRemarks;
  if (left <= 0) return remarks;
  const message = { zh: `还有 ${left} 条，见回执。`, en: `${left} more are in the receipt.` };
  return [...remarks.slice(0, mostRemarks), { code: 'more-remarks', message }];
}
