import type { IntakeLimits } from '../../../core/claims/intake-limits.ts';
import { BrokenOff } from '../broken-off.ts';
import { type CellStyle, plainStyle } from './cell-styles.ts';
import { digitsLost, numberText } from './cell-text.ts';
import { decodeEscapes } from './decode-escapes.ts';
import { type SheetRow, untrusted } from './sheet-row.ts';
import type { XmlListener } from './xml-reader.ts';

/** What the cells of a sheet point to. */
export interface CellMeanings {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly is1904: boolean;
}

/** Of Excel; a sheet that says more of a row does not say which it is. */
const lastRow = 1_048_576;

/** Makes rows of the elements of a sheet as they pass by. Hidden rows are rows. */
export class SheetListener implements XmlListener {
  /** Ranges that were merged, which stand behind the rows. */
  mergedRanges = 0;
  #rows: SheetRow[] = [];
  readonly #meanings: CellMeanings;
  readonly #limits: IntakeLimits;
  #row = 0;
  #column = -1;
  #cells: string[] = [];
  #type = 'n';
  #style: CellStyle = plainStyle;
  #value: string | null = null;
  #inline = '';
  #hasFormula = false;
  #into: 'value' | 'inline' | null = null;
  #phonetic = 0;

  constructor(meanings: CellMeanings, limits: IntakeLimits) {
    this.#meanings = meanings;
    this.#limits = limits;
  }

  readonly open = (element: string, attributes: () => Readonly<Record<string, string>>): void => {
    switch (element) {
      case 's:row':
        this.#beginRow(Number(attributes()['r']));
        break;
      case 's:c':
        this.#beginCell(attributes());
        break;
      case 's:v':
        this.#value = '';
        this.#into = 'value';
        break;
      case 's:f':
        this.#hasFormula = true;
        break;
      case 's:t':
        this.#into = this.#phonetic === 0 ? 'inline' : null;
        break;
      case 's:rPh':
        this.#phonetic++;
        break;
      case 's:mergeCell':
        this.mergedRanges++;
        break;
    }
  };

  readonly close = (element: string): void => {
    this.#into = null;
    if (element === 's:rPh') this.#phonetic--;
    if (element === 's:c') this.#endCell();
    if (element === 's:row' && this.#cells.length > 0) {
      this.#rows.push({ number: this.#row, cells: this.#cells });
      this.#cells = [];
    }
  };

  readonly text = (text: string): void => {
    if (this.#into === null) return;
    if (this.#into === 'value') this.#value += text;
    else this.#inline += text;
  };

  /** Those that are whole by now, each handed out once. Blank ones are left out. */
  takeRows(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #beginRow(number: number): void {
    this.#row = Number.isInteger(number) && number > 0 && number <= lastRow ? number : this.#row + 1;
    this.#column = -1;
    this.#cells = [];
  }

  #beginCell({ r, s, t = 'n' }: Readonly<Record<string, string>>): void {
    this.#column = columnOf(r) ?? this.#column + 1;
    this.#type = t;
    this.#style = this.#meanings.styles[Number(s ?? 0)] ?? plainStyle;
    this.#value = null;
    this.#inline = '';
    this.#hasFormula = false;
  }

  #endCell(): void {
    const text = this.#readCell();
    if (text === '') return;
    if (this.#column >= this.#limits.maxColumns)
      throw new BrokenOff({ code: 'too-many-columns', limit: this.#limits.maxColumns });
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #readCell(): string {
    const value = this.#value;
    if (value === null && this.#hasFormula) return this.#distrust('formula-without-value', '');
    const text = this.#type === 'inlineStr' ? decodeEscapes(this.#inline) : this.#textOf(value ?? '');
    return text.length > this.#limits.maxCellChars ? this.#distrust('cell-too-long', text) : text;
  }

  #textOf(value: string): string {
    if (value === '') return '';
    const { strings, is1904 } = this.#meanings;
    switch (this.#type) {
      case 's':
        return strings[Number(value)] ?? this.#distrust('cell-error', value);
      case 'str':
        return decodeEscapes(value);
      case 'b':
        return value === 'true' ? '1' : value === 'false' ? '0' : value;
      case 'e':
        return this.#distrust('cell-error', value);
      case 'd':
        return value.replace('T', ' ');
      default: {
        const text = numberText(value, this.#style, is1904);
        return text === digitsLost ? this.#distrust('digits-lost', value) : text;
      }
    }
  }

  #distrust(code: Parameters<typeof untrusted>[0], value: string): string {
    return untrusted(code, this.#column, this.#row, value);
  }
}

/** From 0; `null` where the cell does not say it, and stands behind the one before. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let at = 0; at < 7; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}
