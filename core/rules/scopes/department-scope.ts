import * as z from 'zod';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}限{limit}科室使用，由{actual}收费',
  en: '{item} is for the departments {limit} only; {actual} charged it',
};

interface DepartmentLimit {
  readonly name: string;
  /** Beginnings of department codes: `A03` holds all of internal medicine. */
  readonly departments: readonly string[];
}

/** The shape of a national department code; hospitals send codes of their own too. */
const nationalCode = /^[A-Z]\d{2}(\.\d{2})*$/;

/**
 * An item charged by a department that may not use it: the line's own, else the one that discharged. Lines
 * of a department that has no national code: no data, unless another line offends.
 */
export const departmentScope = defineCheck({
  tableKind: 'department',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<DepartmentLimit> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, departments]) => [code, { name, departments }])),
    run({ list }, charged) {
      const hits = charged.flatMap((item) => hitsOn(item, list));
      const isOpen =
        hits.length === 0 && charged.some(({ lines }) => lines.some((line) => !isKnown(line, list)));
      return isOpen ? noData('department') : verdictOf(hits);
    },
  }),
});

function hitsOn({ limit, lines }: ChargedItem<DepartmentLimit>, list: SettlementList): readonly Hit[] {
  const foreign = lines.filter((line) => isKnown(line, list) && !isAmong(limit, departmentOf(line, list)));
  const [first] = foreign;
  if (!first) return [];
  const places = { item: limit.name, limit: limit.departments.join('、'), actual: departmentOf(first, list) };
  return [hitOnWholeLines(foreign, sayEvidence(words, places))];
}

function isAmong({ departments }: DepartmentLimit, department: string): boolean {
  return departments.some((beginning) => department.startsWith(beginning));
}

function isKnown(line: FeeLine, list: SettlementList): boolean {
  return nationalCode.test(departmentOf(line, list));
}

function departmentOf({ department }: FeeLine, { stay }: SettlementList): string {
  return department ?? stay.department;
}
