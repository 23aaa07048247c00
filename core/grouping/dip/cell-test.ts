import type { CodeHits, CompiledCell } from './cell-table.ts';

/** Whether codes of a list, all but the one at `skip`, meet a cell that the rows ask of other than leading codes. */
export function isMet(
  { id, compounds }: CompiledCell,
  codes: readonly CodeHits[],
  count: number,
  skip: number,
): boolean {
  for (let i = 0; i < count; i++) if (i !== skip && (codes[i] as CodeHits).asked.includes(id)) return true;
  return (
    compounds.length > 0 &&
    compounds.some((atoms) => atoms.every((atom) => isTaken(atom, codes, count, skip)))
  );
}

/** Whether the code at `lead`, which alone is not enough, meets the cell with the others for what else it joins. */
export function isLed(
  { compounds }: CompiledCell,
  codes: readonly CodeHits[],
  count: number,
  lead: number,
): boolean {
  const own = (codes[lead] as CodeHits).atoms;
  return compounds.some((atoms) =>
    atoms.some(
      (atom, place) =>
        own.includes(atom) && atoms.every((other, i) => i === place || isTaken(other, codes, count, lead)),
    ),
  );
}

function isTaken(atom: number, codes: readonly CodeHits[], count: number, skip: number): boolean {
  for (let i = 0; i < count; i++) if (i !== skip && (codes[i] as CodeHits).atoms.includes(atom)) return true;
  return false;
}
