import type { Words } from '../../claims/words.ts';
import type { MeasureColumn } from './measure-columns.ts';

/** A mistake in a table of measures: where it stands, what stands there and what was expected. */
export interface GivenFault {
  /** From 1. */
  readonly line: number;
  readonly column: MeasureColumn | 'value';
  /** As it stands in the table; of a value, the two sides divided. */
  readonly value: string;
  readonly problem: GivenProblem;
}

export type GivenProblem =
  | { readonly code: 'missing-column'; readonly names: readonly string[] }
  | { readonly code: 'repeated-column' }
  | { readonly code: 'no-month' }
  | { readonly code: 'future-month'; readonly latest: string }
  | { readonly code: 'unknown-department' }
  | { readonly code: 'unknown-indicator' }
  | { readonly code: 'not-in-force'; readonly indicator: string }
  | { readonly code: 'not-imported'; readonly indicator: string; readonly from: 'claims' | 'warnings' }
  | { readonly code: 'no-number' }
  | { readonly code: 'not-positive' }
  | { readonly code: 'out-of-range'; readonly least: number | null; readonly most: number | null }
  | { readonly code: 'repeated'; readonly line: number };

const columnWords: Readonly<Record<GivenFault['column'], Words>> = {
  month: { zh: '月份', en: 'month' },
  department: { zh: '科室', en: 'department' },
  indicator: { zh: '指标', en: 'indicator' },
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  value: { zh: '分子÷分母', en: 'numerator ÷ denominator' },
};

/** Line, column, value and what was expected, in words. */
export function givenFaultWords({ line, column, value, problem }: GivenFault): Words {
  const { zh, en } = problemWords(problem);
  const at = columnWords[column];
  return {
    zh: `第${line}行 ${at.zh}“${value}”：${zh}`,
    en: `line ${line}, ${at.en} "${value}": ${en}`,
  };
}

function problemWords(problem: GivenProblem): Words {
  switch (problem.code) {
    case 'missing-column':
      return {
        zh: `缺少此列，应有 ${problem.names.join('/')}`,
        en: `the column is missing, expected ${problem.names.join('/')}`,
      };
    case 'repeated-column':
      return { zh: '此列出现不止一次', en: 'the column stands more than once' };
    case 'no-month':
      return { zh: '应为月份，如 2026-05', en: 'expected a month such as 2026-05' };
    case 'future-month':
      return { zh: `应不晚于 ${problem.latest}`, en: `expected ${problem.latest} or earlier` };
    case 'unknown-department':
      return {
        zh: '应为科室代码或名称（诊疗科目名录或本院已有科室），全院写 all 或留空',
        en: 'expected the code or name of a department of the register or of the hospital; all, or nothing, for the whole',
      };
    case 'unknown-indicator':
      return {
        zh: '没有此指标，请用 sentinel indicators 查看编号与名称',
        en: 'there is no such indicator: sentinel indicators lists ids and names',
      };
    case 'not-in-force':
      return {
        zh: `指标 ${problem.indicator} 在该月未生效`,
        en: `indicator ${problem.indicator} is not in force in that month`,
      };
    case 'not-imported':
      return problem.from === 'claims'
        ? {
            zh: `指标 ${problem.indicator} 由结算清单计算，不导入`,
            en: `indicator ${problem.indicator} is computed from the claims and not imported`,
          }
        : {
            zh: `指标 ${problem.indicator} 由提醒记录自动生成，不导入`,
            en: `indicator ${problem.indicator} is made of the warnings shown and not imported`,
          };
    case 'no-number':
      return { zh: '应为数字，如 120 或 85.5', en: 'expected a number such as 120 or 85.5' };
    case 'not-positive':
      return { zh: '分母应大于 0', en: 'expected more than 0 below the line' };
    case 'out-of-range':
      return {
        zh: `指标值应在 ${problem.least ?? '−∞'} 与 ${problem.most ?? '∞'} 之间`,
        en: `expected a value from ${problem.least ?? '−∞'} to ${problem.most ?? '∞'}`,
      };
    case 'repeated':
      return {
        zh: `与第${problem.line}行的月份、科室、指标相同`,
        en: `the same month, department and indicator as line ${problem.line}`,
      };
  }
}
