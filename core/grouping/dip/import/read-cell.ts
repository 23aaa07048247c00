import type { CellKind } from '../parse-code-cell.ts';
import { parseCodeCell } from '../parse-code-cell.ts';
import type { DipIssue } from './dip-issue.ts';
import type { DipRow } from './read-dip-sheet.ts';
import { tidyCell } from './tidy-cell.ts';
import type { DipColumn } from './workbook-vocabulary.ts';

/** A cell of codes in tidy form, `''` for an empty one; `null` with an issue for one that cannot be read. */
export function readCell(row: DipRow, column: DipColumn, kind: CellKind, issues: DipIssue[]): string | null {
  const text = tidyCell(row.cell(column), kind);
  const parsed = parseCodeCell(text, kind);
  if (parsed.ok) return text;
  const { issues: problems } = parsed;
  issues.push({ code: 'cell-syntax', place: row.place(column), column, text: row.cell(column), problems });
  return null;
}
