import type { CaseCode } from '../trace-step.ts';
import { type CodeAtom, type CodeCell, takesCode } from './code-cell.ts';

/** The alternative of a cell that codes of the case met. */
export interface CellEvidence {
  /** As it would stand in the cell. */
  readonly asked: string;
  readonly codes: readonly CaseCode[];
}

/** The first alternative of which every part is among the codes; `null` where none is. */
export function metBy(cell: CodeCell, codes: readonly CaseCode[]): CellEvidence | null {
  for (const alternative of cell) {
    const taken = alternative.map((atom) => codes.find(({ code }) => takesCode(atom, code)));
    const found = taken.filter((code) => code !== undefined);
    if (found.length === alternative.length) return evidence(alternative, found);
  }
  return null;
}

/** The first alternative of which the leading code is one part and the others have the rest. */
export function ledBy(
  cell: CodeCell,
  lead: CaseCode | null,
  others: readonly CaseCode[],
): CellEvidence | null {
  if (lead === null) return null;
  for (const alternative of cell) {
    for (const [place, atom] of alternative.entries()) {
      if (!takesCode(atom, lead.code)) continue;
      const rest = metBy([alternative.filter((_, i) => i !== place)], others);
      if (rest) return evidence(alternative, [lead, ...rest.codes]);
    }
  }
  return null;
}

function evidence(alternative: readonly CodeAtom[], codes: readonly CaseCode[]): CellEvidence {
  return { asked: alternative.map(atomText).join('+'), codes: [...new Set(codes)] };
}

function atomText(atom: CodeAtom): string {
  if (atom.kind === 'any') return '';
  return atom.kind === 'prefix' ? atom.text : `${atom.from}-${atom.to}`;
}
