import type { CaseIndex } from './case-index.ts';
import { type ChargedItem, type Check, noData, type Verdict } from './rule.ts';

/** Asks one check for its verdict on a case; `charged` are the items that concern it, if it reads lines. */
export type Judge = (check: Check, index: CaseIndex, charged: readonly ChargedItem<unknown>[]) => Verdict;

export const judge: Judge = (check, index, charged) =>
  check.reads === 'case' ? check.run(index) : check.run(index, charged);

/** One that throws has no data. */
export const judgeSafely: Judge = (check, index, charged) => {
  try {
    return judge(check, index, charged);
  } catch (cause) {
    return noData('engine', cause);
  }
};
