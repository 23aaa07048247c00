import type { SettlementList } from '../claims/settlement-list.ts';
import type { CodingDoubt } from './coding-question.ts';
import type { CodingTables } from './coding-tables.ts';

/** What a check is given. */
export interface CodingCase {
  readonly list: SettlementList;
  readonly tables: CodingTables;
  /** Day of discharge, by which tables are in force or not. */
  readonly day: string;
}

export type CodingCheck = (given: CodingCase) => readonly CodingDoubt[];

export function diagnosisField(at: number): string {
  return `diseinfo[${at}].diag_code`;
}

export function procedureField(at: number): string {
  return `oprninfo[${at}].oprn_oprt_code`;
}
