import type { FeeLine } from '../../claims/settlement-list.ts';
import type { ExpressionFunction } from '../../expressions/vocabulary.ts';
import type { CaseIndex } from '../case-index.ts';

/** Every function. Lines are those that stand after refunds. */
export const officeFunctions: readonly ExpressionFunction<CaseIndex>[] = [
  {
    name: 'hasDiagnosis',
    type: 'bool',
    title: { zh: '有以此开头的诊断', en: 'some diagnosis begins with it' },
    read: ({ list }, beginning) => list.diagnoses.some(({ code }) => code.startsWith(beginning)),
  },
  {
    name: 'hasProcedure',
    type: 'bool',
    title: { zh: '有以此开头的手术操作', en: 'some procedure begins with it' },
    read: ({ list }, beginning) => list.procedures.some(({ code }) => code.startsWith(beginning)),
  },
  {
    name: 'charged',
    type: 'bool',
    title: { zh: '收取了该编码的项目', en: 'the item of this code was charged' },
    read: ({ linesByCode }, code) => linesByCode?.has(code) ?? null,
  },
  {
    name: 'quantity',
    type: 'double',
    title: { zh: '该编码项目的数量合计', en: 'total quantity of the item of this code' },
    read: (index, code) => sumOf(index, code, ({ quantity }) => quantity),
  },
  {
    name: 'amountYuan',
    type: 'double',
    title: { zh: '该编码项目的金额合计（元）', en: 'total amount of the item of this code, in yuan' },
    read: (index, code) => sumOf(index, code, ({ amountFen }) => amountFen / 100),
  },
  {
    name: 'categoryYuan',
    type: 'double',
    title: { zh: '该收费类别（01至14）的金额（元）', en: 'amount of this fee category (01 to 14), in yuan' },
    read: ({ list: { feeCategories } }, category) =>
      feeCategories?.reduce((sum, one) => (one.category === category ? sum + one.amountFen / 100 : sum), 0) ??
      null,
  },
];

function sumOf({ linesByCode }: CaseIndex, code: string, of: (line: FeeLine) => number): number | null {
  return linesByCode && (linesByCode.get(code) ?? []).reduce((sum, line) => sum + of(line), 0);
}
