import type { FileFindings, PartSummary } from '../table/batches.ts';
import type { ClaimFile } from './claim-file.ts';
import { remarkOf } from './remark.ts';

/** What is found out about a file by reading it. */
export type ReadFile = Pick<ClaimFile, 'format' | 'encoding' | 'records' | 'problems' | 'notices' | 'parts'>;

/** In words, as the receipt shows it: complete once the file was read to its end. */
export function findingsOf({ format, problems, notices, parts }: ReadFile): FileFindings {
  return {
    problems: problems.map(remarkOf),
    notices: notices.map(remarkOf),
    ...(format === 'zip' && { parts: parts.map(summaryOf) }),
  };
}

function summaryOf({ name, format, encoding, records }: ReadFile['parts'][number]): PartSummary {
  return { file: name, format, encoding: format && (encoding === 'ascii' ? 'utf-8' : encoding), records };
}
