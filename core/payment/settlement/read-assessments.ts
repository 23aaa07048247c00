import type { Words } from '../../claims/words.ts';
import type { TableRow } from '../tariff-sheet.ts';
import { type HospitalAssessment, type MeasuredItem, notAssessed } from './assessment.ts';
import { reserved, type SettlementPolicy } from './policy.ts';
import { YearRows, type YearSheet } from './year-rows.ts';

const aNumber: Words = { zh: '数字', en: 'a number' };
const aScore: Words = { zh: '0 至 100 的分数', en: 'a score of 0 to 100' };
const anyNumber = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * Reads a table of hospital, item and value, and for programmes paid for value cases and payment (yuan): items are
 * `score`, `deduction` (yuan) and the outcomes and programmes of the policy.
 */
export function readAssessments(
  rows: readonly TableRow[],
  policy: SettlementPolicy,
  isHospital: (code: string) => boolean,
): YearSheet<ReadonlyMap<string, HospitalAssessment>> {
  const sheet = new YearRows(rows, ['hospital', 'item', 'value']);
  const assessments = new Map<string, HospitalAssessment>();
  const known = [...reserved, ...[...policy.outcomes, ...policy.bonuses].map(({ id }) => id)];
  for (const row of sheet.issues.length > 0 ? [] : sheet.rows) {
    const [hospital, item] = [sheet.text(row, 'hospital'), sheet.text(row, 'item')];
    if (!isHospital(hospital))
      sheet.refuse(row, 'hospital', 'unknown-hospital', {
        zh: `结算中没有机构 ${hospital}`,
        en: `no hospital ${hospital} is settled`,
      });
    if (!known.includes(item))
      sheet.refuse(row, 'item', 'unknown-item', {
        zh: `没有项目 ${item}，有 ${known.join('、')}`,
        en: `there is no item ${item}; there are ${known.join(', ')}`,
      });
    else if (sheet.isFirst(row, `${hospital} ${item}`, 'item')) {
      const before = assessments.get(hospital) ?? notAssessed;
      assessments.set(hospital, withItem(before, item, row, sheet, policy));
    }
  }
  return { value: assessments, issues: sheet.issues };
}

function withItem(
  before: HospitalAssessment,
  item: string,
  row: TableRow,
  sheet: YearRows,
  policy: SettlementPolicy,
): HospitalAssessment {
  if (item === 'score') return { ...before, score: sheet.number(row, 'value', [0, 100], aScore) };
  if (item === 'deduction') return { ...before, deductionFen: sheet.fen(row, 'value') };
  const isProgramme = policy.bonuses.some(({ id }) => id === item);
  const measured: MeasuredItem = {
    value: sheet.number(row, 'value', anyNumber, aNumber) ?? 0,
    cases: isProgramme ? sheet.count(row, 'cases') : null,
    paymentFen: isProgramme ? sheet.fen(row, 'payment') : null,
  };
  return { ...before, measured: new Map([...before.measured, [item, measured]]) };
}
