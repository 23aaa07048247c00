import * as z from 'zod';
import type { DipOfStay } from '../core/payment/settlement/by-scores.ts';
import type { SettledStay } from '../core/payment/settlement/hospital-month.ts';
import { stayKey } from '../core/payment/settlement/read-reviews.ts';
import type { DocumentMistake } from './read-document.ts';
import { resultDay, resultFen, resultFundFen, resultScore, resultWeight } from './result-cells.ts';
import { resultLines, twice } from './result-lines.ts';

/** Lines written before funds were told have no fields for them. */
const resultSchema = z.object({
  hospital: z.string().min(1),
  setl_id: z.string().min(1),
  status: z.string().min(1),
  discharged_on: resultDay,
  weight: resultWeight,
  standard_fen: resultFen,
  payment_fen: resultFen,
  cost_fen: resultFen,
  fund_payment_fen: resultFundFen.default(null),
  fund_cost_fen: resultFundFen.default(null),
  /** Lines written before regions could pay by DIP do not say it. */
  paid: z.object({ by: z.enum(['drg', 'dip']) }).default({ by: 'drg' }),
  /** What DIP makes of the case, where the region has a catalogue; other fields of it are of no concern here. */
  dip: z
    .object({ case_score: resultScore, standard_fen: resultFen, payment_fen: resultFen })
    .nullable()
    .default(null),
});

/** A stay as its result has it, with what DIP makes of it. */
export interface ReadStay extends Omit<SettledStay, 'case_score'> {
  readonly paid: { readonly by: 'drg' | 'dip' };
  readonly dip: DipOfStay | null;
}

/** Stays by `stayKey`, and all that is wrong with the files they come from. */
export interface SettledStays {
  readonly stays: ReadonlyMap<string, ReadStay>;
  readonly mistakes: readonly DocumentMistake[];
}

/** Reads the results of audits; outpatient bills are not settled by group. A stay may stand once. */
export async function readSettledStays(paths: readonly string[]): Promise<SettledStays> {
  const stays = new Map<string, ReadStay>();
  const mistakes: DocumentMistake[] = [];
  for await (const read of resultLines(paths, resultSchema)) {
    if (!read.ok) {
      mistakes.push(...read.mistakes);
      continue;
    }
    const { setl_id, status, ...stay } = read.result;
    const key = stayKey(stay.hospital, setl_id);
    if (stays.has(key)) mistakes.push(twice(read.file, read.line, key));
    if (status !== 'outpatient') stays.set(key, stay);
  }
  return { stays, mistakes };
}
