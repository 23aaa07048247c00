import * as z from 'zod';
import {
  type Lined,
  numberCell,
  readPlainTable,
  repeatedRows,
  type TableColumns,
  type TableIssue,
  type TableReading,
  type TableRow,
} from '../../claims/plain-table.ts';
import type { Words } from '../../claims/words.ts';
import { roundExactly } from '../round-exactly.ts';
import { type HospitalAssessment, notAssessed } from './assessment.ts';
import { reserved, type SettlementPolicy } from './policy.ts';

const rowSchema = z.object({
  hospital: z.string(),
  item: z.string(),
  value: numberCell({ decimals: 9, signed: true }),
  cases: numberCell({ decimals: 0 }).optional(),
  /** Yuan. */
  payment: numberCell({ decimals: 2 }).optional(),
});

type Row = Lined<z.infer<typeof rowSchema>>;

/**
 * Reads a table of hospital, item and value, and for programmes paid for value cases and payment (yuan): items are
 * `score`, `deduction` (yuan) and the outcomes and programmes of the policy.
 */
export function readAssessments(
  rows: readonly TableRow[],
  columns: TableColumns,
  policy: SettlementPolicy,
  isHospital: (code: string) => boolean,
): TableReading<ReadonlyMap<string, HospitalAssessment>> {
  const read = readPlainTable(rows, columns, rowSchema, (readable) => [
    ...readable.flatMap((row) => [...hospitalIssues(row, isHospital), ...itemIssues(row, policy)]),
    ...repeatedRows(readable, 'item', ({ hospital, item }) => `${hospital} ${item}`),
  ]);
  if (!read.ok) return read;
  const assessments = new Map<string, HospitalAssessment>();
  for (const row of read.value)
    assessments.set(row.hospital, withItem(assessments.get(row.hospital) ?? notAssessed, row));
  return { ok: true, value: assessments };
}

function hospitalIssues(
  { line, hospital }: Row,
  isHospital: (code: string) => boolean,
): readonly TableIssue[] {
  if (isHospital(hospital)) return [];
  const words = { zh: `结算中没有机构 ${hospital}`, en: `no hospital ${hospital} is settled` };
  return [{ line, column: 'hospital', words }];
}

const noScore = (value: number): Words => ({
  zh: `“${value}”应为 0 至 100 的分数`,
  en: `“${value}”: expected a score of 0 to 100`,
});
const noAmount = (value: number): Words => ({
  zh: `“${value}”应为非负金额（元）`,
  en: `“${value}”: expected yuan, not below nought`,
});
const needed: Words = { zh: '此项目不得为空', en: 'it must not be empty for this item' };

function itemIssues(
  { line, item, value, cases, payment }: Row,
  { outcomes, bonuses }: SettlementPolicy,
): readonly TableIssue[] {
  const known = [...reserved, ...[...outcomes, ...bonuses].map(({ id }) => id)];
  if (!known.includes(item)) {
    const words = {
      zh: `没有项目 ${item}，有 ${known.join('、')}`,
      en: `there is no item ${item}; there are ${known.join(', ')}`,
    };
    return [{ line, column: 'item', words }];
  }
  if (item === 'score' && !(value >= 0 && value <= 100))
    return [{ line, column: 'value', words: noScore(value) }];
  if (item === 'deduction' && value < 0) return [{ line, column: 'value', words: noAmount(value) }];
  if (!bonuses.some(({ id }) => id === item)) return [];
  return [
    ...(cases === undefined ? [{ line, column: 'cases', words: needed }] : []),
    ...(payment === undefined ? [{ line, column: 'payment', words: needed }] : []),
  ];
}

function withItem(before: HospitalAssessment, { item, value, cases, payment }: Row): HospitalAssessment {
  if (item === 'score') return { ...before, score: value };
  if (item === 'deduction') return { ...before, deductionFen: roundExactly([value, 100]) };
  const paymentFen = payment === undefined ? null : roundExactly([payment, 100]);
  const measured = { value, cases: cases ?? null, paymentFen };
  return { ...before, measured: new Map([...before.measured, [item, measured]]) };
}
