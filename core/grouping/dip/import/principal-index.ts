import type { CodeAtom } from '../code-cell.ts';
import type { CatalogueRow } from './catalogue-row.ts';

/** Finds the rows that may share a principal diagnosis with another. */
export interface PrincipalIndex {
  /** Without the row itself, in order. */
  readonly near: (row: CatalogueRow) => readonly CatalogueRow[];
}

/** Rows by the categories of their principal diagnoses; those that take any diagnosis are near to all. */
export function principalIndex(rows: readonly CatalogueRow[]): PrincipalIndex {
  const general = rows.filter((row) => categoriesOfRow(row) === null);
  const byCategory = new Map<string, CatalogueRow[]>();
  for (const row of rows)
    for (const category of categoriesOfRow(row) ?? []) {
      const others = byCategory.get(category);
      if (others) others.push(row);
      else byCategory.set(category, [row]);
    }
  return {
    near: (row) => {
      const categories = categoriesOfRow(row);
      const found =
        categories === null ? rows : [...general, ...categories.flatMap((one) => byCategory.get(one) ?? [])];
      const others = new Set(found.filter((other) => other !== row));
      return [...others].sort((one, other) => one.order - other.order);
    },
  };
}

/** `null`: any. */
function categoriesOfRow({ principal }: CatalogueRow): readonly string[] | null {
  if (principal === null) return null;
  const found = principal.flat().map(categoriesOfAtom);
  return found.some((categories) => categories === null)
    ? null
    : [...new Set(found.flatMap((some) => some ?? []))];
}

function categoriesOfAtom(atom: CodeAtom): readonly string[] | null {
  if (atom.kind === 'any') return null;
  if (atom.kind === 'prefix') return atom.text.length < 3 ? null : [atom.text.slice(0, 3)];
  const numberOf = (category: string) => category.charCodeAt(0) * 100 + Number(category.slice(1));
  const [from, to] = [numberOf(atom.from), numberOf(atom.to)];
  return Array.from({ length: to - from + 1 }, (_, i) => categoryOfNumber(from + i));
}

function categoryOfNumber(number: number): string {
  return `${String.fromCharCode(Math.floor(number / 100))}${String(number % 100).padStart(2, '0')}`;
}
