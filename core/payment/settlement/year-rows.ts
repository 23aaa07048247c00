import type { Words } from '../../claims/words.ts';
import type { CellPlace } from '../cell-place.ts';
import { roundExactly } from '../round-exactly.ts';
import type { TableRow } from '../tariff-sheet.ts';

/** One mistake in a table of assessments or reviews. */
export interface YearSheetIssue {
  readonly code:
    | 'no-such-header'
    | 'unknown-hospital'
    | 'unknown-item'
    | 'twice'
    | 'unknown-stay'
    | 'not-a-number';
  readonly place: CellPlace;
  readonly words: Words;
}

export interface YearSheet<T> {
  readonly value: T;
  readonly issues: readonly YearSheetIssue[];
}

/** Columns by the names that they may have. */
const columns = {
  hospital: ['hospital', '机构编码'],
  item: ['item', '项目'],
  value: ['value', '值'],
  cases: ['cases', '例数'],
  payment: ['payment', '金额'],
  setl_id: ['setl_id', '结算编号'],
} as const;

type Column = keyof typeof columns;

const notNegative = [0, Number.POSITIVE_INFINITY] as const;

/** Rows by the names of their columns, with what is wrong in them. */
export class YearRows {
  readonly issues: YearSheetIssue[] = [];
  readonly rows: readonly TableRow[];
  readonly #names: readonly string[];
  readonly #seen = new Set<string>();

  constructor([header, ...body]: readonly TableRow[], wanted: readonly Column[]) {
    this.#names = header?.cells.map((name) => name.trim()) ?? [];
    this.rows = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    for (const column of wanted) {
      if (this.#at(column) >= 0) continue;
      const place = { line: header?.line ?? 1, column: 0, header: column };
      const names = columns[column].join('/');
      this.issues.push({
        code: 'no-such-header',
        place,
        words: { zh: `缺少列 ${names}`, en: `no column ${names}` },
      });
    }
  }

  text({ cells }: TableRow, column: Column): string {
    return cells[this.#at(column)]?.trim() ?? '';
  }

  refuse(row: TableRow, column: Column, code: YearSheetIssue['code'], words: Words): void {
    this.issues.push({
      code,
      place: { line: row.line, column: this.#at(column) + 1, header: column },
      words,
    });
  }

  /** @param expected in words, where it is not a number between the bounds */
  number(
    row: TableRow,
    column: Column,
    [least, most]: readonly [number, number],
    expected: Words,
  ): number | null {
    const text = this.text(row, column);
    const value = /^-?\d{1,13}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.refuse(row, column, 'not-a-number', {
      zh: `“${text}”应为${expected.zh}`,
      en: `“${text}”: expected ${expected.en}`,
    });
    return null;
  }

  count(row: TableRow, column: Column): number {
    const expected = { zh: '非负整数', en: 'a whole number not below nought' };
    const value = this.number(row, column, notNegative, expected);
    if (value === null || Number.isInteger(value)) return value ?? 0;
    this.refuse(row, column, 'not-a-number', {
      zh: `“${value}”应为${expected.zh}`,
      en: `“${value}”: expected ${expected.en}`,
    });
    return 0;
  }

  /** Fen of an amount in yuan; 0 where it is none. */
  fen(row: TableRow, column: Column): number {
    const amount = this.number(row, column, notNegative, {
      zh: '非负金额（元）',
      en: 'yuan, not below nought',
    });
    return amount === null ? 0 : roundExactly([amount, 100]);
  }

  /** Whether the row says something new. */
  isFirst(row: TableRow, key: string, column: Column): boolean {
    const isFirst = !this.#seen.has(key);
    this.#seen.add(key);
    if (!isFirst) this.refuse(row, column, 'twice', { zh: `${key} 重复`, en: `${key} stands twice` });
    return isFirst;
  }

  #at(column: Column): number {
    return this.#names.findIndex((name) => (columns[column] as readonly string[]).includes(name));
  }
}
