import * as z from 'zod';
import { caseId } from '../core/claims/case-id.ts';
import type { RecordVerdict } from '../core/dip/supervision/supervision-indicator.ts';
import { type DocumentMistake, mistakesText } from './read-document.ts';
import { resultLines, twice } from './result-lines.ts';

const reviewSchema = z.strictObject({
  hospital: z.string().min(1),
  setl_id: z.string().min(1),
  verdict: z.enum(['compliant', 'up-coded', 'down-coded']),
});

/** What reviews of records found, by `caseId`. Throws one error that names every mistake with file, line and field. */
export async function readRecordReviews(path: string): Promise<ReadonlyMap<string, RecordVerdict>> {
  const reviews = new Map<string, RecordVerdict>();
  const mistakes: DocumentMistake[] = [];
  for await (const read of resultLines([path], reviewSchema)) {
    if (!read.ok) {
      mistakes.push(...read.mistakes);
      continue;
    }
    const { hospital, setl_id: settlementId, verdict } = read.result;
    const key = caseId({ hospital, settlementId });
    if (reviews.has(key)) mistakes.push(twice(read.file, read.line, `${hospital} ${settlementId}`));
    reviews.set(key, verdict);
  }
  if (mistakes.length > 0) throw new Error(mistakesText(path, mistakes));
  return reviews;
}
