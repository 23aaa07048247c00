import type { SettlementList } from '../claims/settlement-list.ts';
import type { CodingDoubt } from './coding-question.ts';
import type { CodingTables } from './coding-tables.ts';
import { findDoubts } from './find-doubts.ts';

/** The coding tables and what they have to say of a list. */
export interface CodingReview {
  readonly tables: () => CodingTables;
  /** What there is to ask about the list. Several may ask about one list in turn: the last answer is kept. */
  readonly doubtsOn: (list: SettlementList) => readonly CodingDoubt[];
}

/** @param load reads the tables; called when the first list comes, and only then */
export function codingReview(load: () => CodingTables): CodingReview {
  let loaded: CodingTables | undefined;
  let last: { readonly list: SettlementList; readonly doubts: readonly CodingDoubt[] } | undefined;
  const tables = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    tables,
    doubtsOn(list) {
      if (last?.list !== list) last = { list, doubts: findDoubts(list, tables()) };
      return last.doubts;
    },
  };
}
