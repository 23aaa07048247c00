import type { CellObject, Row } from 'write-excel-file/node';
import type { Words } from '../../core/claims/words.ts';
import { toWorkbookText } from '../../core/claims/workbook-text.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Figure } from '../../core/reports/report.ts';
import { inBoth } from '../language.ts';

type Unit = ManagementIndicator['unit'];

/** As a spreadsheet shows them; the number below is exact. */
const formats: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  weight: '#,##0.00',
  index: '0.0000',
  fen: '#,##0.00',
  days: '0.0',
  share: '0.00%',
  'ddd-per-100-days': '0.00',
  minutes: '0.0',
  score: '0.0',
};

/** A number that can be reckoned with: money in yuan, shares as fractions of one. No data is an empty cell. */
export function numberCell(value: number | null, unit: Unit): CellObject | null {
  if (value === null) return null;
  return { value: unit === 'fen' ? value / 100 : value, format: formats[unit] };
}

const tints = {
  red: { backgroundColor: '#f9d5d9', textColor: '#8a0b1f' },
  yellow: { backgroundColor: '#fbe9c4', textColor: '#6b4700' },
  green: { backgroundColor: '#d3ecdd', textColor: '#0f5631' },
  none: {},
} as const;

/** The colour of a lamp; its word stands in a column of its own. */
export const tintOf = (colour: Figure['colour']) => tints[colour];

export function figureCell(figure: Figure | undefined, unit: Unit): CellObject | null {
  const cell = numberCell(figure?.value ?? null, unit);
  return cell && { ...cell, ...tintOf(figure?.colour ?? 'none') };
}

/** Text, never a formula, whatever it begins with. */
export function textCell(text: string, style: Omit<CellObject, 'value'> = {}): CellObject {
  return { value: toWorkbookText(text), type: String, ...style } as CellObject;
}

export const wordsCell = (words: Words) => textCell(inBoth(words), { wrap: true });

/** A row that stays in view. */
export function headRow(heads: readonly Words[]): Row {
  return heads.map((head) =>
    textCell(inBoth(head), {
      fontWeight: 'bold',
      backgroundColor: '#eef2f6',
      wrap: true,
      alignVertical: 'bottom',
    }),
  );
}
