import type { SettlementList } from '../claims/settlement-list.ts';
import type { Grouper } from '../grouping/grouper.ts';
import { toGroupingCase } from '../grouping/to-grouping-case.ts';
import { applyChange } from './apply-change.ts';
import type { CodingAnswer, CodingDoubt, CodingQuestion } from './coding-question.ts';
import type { CodingTables } from './coding-tables.ts';
import { findDoubts } from './find-doubts.ts';

/**
 * What a coder would ask before the list is sent, in the order of the checks and then of the list. Where
 * another answer is definite, the group under it stands beside the group as sent. The grouper is asked only
 * after all questions are found: no question depends on where its answer leads. Of an outpatient
 * bill nothing is asked.
 */
export function checkCoding(
  list: SettlementList,
  tables: CodingTables,
  grouper: Pick<Grouper, 'group'>,
): readonly CodingQuestion[] {
  return findDoubts(list, tables).map((doubt) => toQuestion(doubt, list, grouper));
}

function toQuestion(
  { changes, ...asked }: CodingDoubt,
  list: SettlementList,
  grouper: Pick<Grouper, 'group'>,
): CodingQuestion {
  if (changes.length === 0) return { ...asked, ifAnswered: [] };
  const sent = toGroupingCase(list);
  const ifAnswered = [{ kind: 'as-sent' } as const, ...changes].map(
    (change): CodingAnswer => ({ change, grouping: grouper.group(applyChange(sent, change)) }),
  );
  return { ...asked, ifAnswered };
}
