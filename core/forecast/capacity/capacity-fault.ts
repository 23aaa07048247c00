import type { Words } from '../../claims/words.ts';
import type { CapacityColumn } from './capacity-columns.ts';

/** A mistake in a table of capacity: where it stands, what stands there and what was expected. */
export interface CapacityFault {
  /** From 1. */
  readonly line: number;
  readonly column: CapacityColumn;
  /** As it stands in the table. */
  readonly value: string;
  readonly problem: CapacityProblem;
}

export type CapacityProblem =
  | { readonly code: 'missing-column'; readonly names: readonly string[] }
  | { readonly code: 'repeated-column' }
  | { readonly code: 'no-month' }
  | { readonly code: 'unknown-kind'; readonly kinds: readonly string[] }
  | { readonly code: 'no-amount' }
  | { readonly code: 'repeated'; readonly line: number };

const columnWords: Readonly<Record<CapacityColumn, Words>> = {
  month: { zh: '月份', en: 'month' },
  department: { zh: '科室', en: 'department' },
  kind: { zh: '类别', en: 'kind' },
  amount: { zh: '数量', en: 'amount' },
};

/** Line, column, value and what was expected, in words. */
export function capacityFaultWords({ line, column, value, problem }: CapacityFault): Words {
  const { zh, en } = problemWords(problem);
  const at = columnWords[column];
  return { zh: `第${line}行 ${at.zh}“${value}”：${zh}`, en: `line ${line}, ${at.en} "${value}": ${en}` };
}

function problemWords(problem: CapacityProblem): Words {
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
    case 'unknown-kind':
      return {
        zh: `应为 ${problem.kinds.join('、')} 之一`,
        en: `expected one of ${problem.kinds.join(', ')}`,
      };
    case 'no-amount':
      return { zh: '应为不小于 0 的数，如 40 或 62.5', en: 'expected a number from 0 on such as 40 or 62.5' };
    case 'repeated':
      return {
        zh: `与第${problem.line}行的月份、科室、类别相同`,
        en: `the same month, department and kind as line ${problem.line}`,
      };
  }
}
