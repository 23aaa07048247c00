import * as z from 'zod';
import type { Words } from '../core/claims/words.ts';

const bounded = (words: Words) => ({ message: words.en, params: { words } });

const [firstDay, lastDay] = ['1990-01-01', '2099-12-31'];
const dayWords = {
  zh: `应为 ${firstDay} 至 ${lastDay} 之间实有的日期`,
  en: `expected a day that exists, from ${firstDay} to ${lastDay}`,
};

/** A day in a line of results, `yyyy-MM-dd`: years that no stay ends in would carry sums and forecasts away with them. */
export const resultDay = z
  .string()
  .refine(
    (text) => z.iso.date().safeParse(text).success && text >= firstDay && text <= lastDay,
    bounded(dayWords),
  );

/** Ten thousand million yuan. */
const mostFen = 1_000_000_000_000;
const fenWords = { zh: `应为 0 至 ${mostFen} 的整数（分）`, en: `expected whole fen, 0 to ${mostFen}` };
const signedFenWords = {
  zh: `应为 −${mostFen} 至 ${mostFen} 的整数（分）`,
  en: `expected whole fen, −${mostFen} to ${mostFen}`,
};

/** What a stay cost, or is paid; `null` where nobody knows. */
export const resultFen = z
  .number()
  .refine((fen) => Number.isInteger(fen) && fen >= 0 && fen <= mostFen, bounded(fenWords))
  .nullable();

/** The fund's part: lists may tell that funds took money back. */
export const resultFundFen = z
  .number()
  .refine((fen) => Number.isInteger(fen) && Math.abs(fen) <= mostFen, bounded(signedFenWords))
  .nullable();

const mostWeight = 10_000;
const weightWords = { zh: `应为 0 至 ${mostWeight} 的数`, en: `expected a number of 0 to ${mostWeight}` };

/** A relative weight; `null` where the group has none. */
export const resultWeight = z
  .number()
  .refine((weight) => weight >= 0 && weight <= mostWeight, bounded(weightWords))
  .nullable();

const mostScore = 100_000_000;
const scoreWords = { zh: `应为 0 至 ${mostScore} 的数`, en: `expected a number of 0 to ${mostScore}` };

/** Points of a case; \`null\` of what is paid by no score. */
export const resultScore = z
  .number()
  .refine((score) => score >= 0 && score <= mostScore, bounded(scoreWords))
  .nullable();

const mostDays = 40_000;
const daysWords = { zh: `应为 0 至 ${mostDays} 的整数（天）`, en: `expected whole days, 0 to ${mostDays}` };

/** Length of stay: of no more days than there are between the first and the last. */
export const resultDays = z
  .number()
  .refine((days) => Number.isInteger(days) && days >= 0 && days <= mostDays, bounded(daysWords));
