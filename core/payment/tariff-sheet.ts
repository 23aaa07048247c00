import type { TableRow } from '../claims/plain-table.ts';
import { roundExactly } from './round-exactly.ts';
import { marksOf, type TariffDescription, type TariffMark } from './tariff-description.ts';
import type { CellPlace, TariffIssue } from './tariff-issue.ts';
import type { TariffData } from './tariff-schema.ts';

/** Reads cells by the names of their columns, and notes what is wrong with them. */
export class TariffSheet {
  readonly issues: TariffIssue[] = [];
  readonly #names: readonly string[];
  readonly #description: TariffDescription;
  readonly #lines = new Map<string, number>();

  constructor(names: readonly string[], description: TariffDescription) {
    this.#names = names;
    this.#description = description;
  }

  placeOf({ line }: TableRow, header: string): CellPlace {
    return { line, column: this.#names.indexOf(header) + 1, header };
  }

  /** @param isGroup whether the scheme has it */
  group(row: TableRow, isGroup: (group: string) => boolean): string {
    const { group: header, scheme } = this.#description;
    const value = this.#text(row, header);
    const place = this.placeOf(row, header);
    const first = this.#lines.get(value);
    if (value === '') this.issues.push({ code: 'no-group', place });
    else if (first !== undefined) this.issues.push({ code: 'group-twice', place, value, first });
    else if (!isGroup(value)) this.issues.push({ code: 'unknown-group', place, value, scheme });
    this.#lines.set(value, first ?? row.line);
    return value;
  }

  /** `null` of a blank cell, and of one that marks its group out. */
  number(row: TableRow, header: string): number | null {
    const text = this.#text(row, header);
    const isMark = marksOf(this.#description).some((mark) => mark.header === header && mark.says === text);
    if (text === '' || isMark) return null;
    const value = /^\d{1,12}(\.\d{1,12})?$/.test(text) ? Number(text) : 0;
    if (value > 0) return value;
    this.issues.push({ code: 'not-a-number', place: this.placeOf(row, header), value: text });
    return null;
  }

  /** Yuan in the cell, rounded to the fen. */
  fen(row: TableRow, header: string): number | null {
    const yuan = this.number(row, header);
    const fen = yuan === null ? null : roundExactly([yuan, 100]);
    if (fen !== 0) return fen;
    this.issues.push({
      code: 'not-a-number',
      place: this.placeOf(row, header),
      value: this.#text(row, header),
    });
    return null;
  }

  classes(rows: readonly TableRow[]): TariffData['classes'] {
    const { marks, group } = this.#description;
    const groupsOf = (mark: TariffMark | undefined) =>
      rows
        .filter((row) => mark !== undefined && this.#text(row, mark.header) === mark.says)
        .map((row) => this.#text(row, group));
    return {
      basic: groupsOf(marks.basic),
      tcm: groupsOf(marks.tcm),
      by_item: groupsOf(marks.by_item),
      case_review: groupsOf(marks.case_review),
    };
  }

  #text({ cells }: TableRow, header: string): string {
    return cells[this.#names.indexOf(header)]?.trim() ?? '';
  }
}
