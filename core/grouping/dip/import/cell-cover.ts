import { type CodeAtom, type CodeCell, daggerOf } from '../code-cell.ts';

type Alternative = CodeCell[number];
type Prefix = Extract<CodeAtom, { kind: 'prefix' }>;

/** Whether every code that one takes is taken by the other. */
function isWithin(narrow: CodeAtom, wide: CodeAtom): boolean {
  if (wide.kind === 'any') return true;
  if (narrow.kind === 'any') return false;
  if (wide.kind === 'range') {
    const [from, to] = categoriesOf(narrow);
    return from >= wide.from && to <= wide.to;
  }
  if (narrow.kind === 'range') return [narrow.from, narrow.to].every((end) => end.startsWith(wide.text));
  if (wide.isWhole) return narrow.isWhole === true && daggerOf(narrow.text) === daggerOf(wide.text);
  return narrow.text.startsWith(wide.text);
}

/** Whether some code is taken by both. */
function meet(one: CodeAtom, other: CodeAtom): boolean {
  if (one.kind === 'any' || other.kind === 'any') return true;
  if (one.kind === 'prefix' && other.kind === 'prefix') return textsMeet(one, other);
  const [from, to] = categoriesOf(one);
  const [otherFrom, otherTo] = categoriesOf(other);
  return from <= otherTo && otherFrom <= to;
}

function textsMeet(one: Prefix, other: Prefix): boolean {
  if (one.isWhole && other.isWhole) return daggerOf(one.text) === daggerOf(other.text);
  return (
    (!other.isWhole && one.text.startsWith(other.text)) || (!one.isWhole && other.text.startsWith(one.text))
  );
}

/** The categories that a part of the classification reaches over, such as K30 to K39 for `K3`. */
function categoriesOf(atom: Exclude<CodeAtom, { kind: 'any' }>): readonly [from: string, to: string] {
  if (atom.kind === 'range') return [atom.from, atom.to];
  const category = atom.text.slice(0, 3);
  return [category.padEnd(3, '0'), category.padEnd(3, '9')];
}

/** Whether codes that have all of one have all of the other. */
function isAlternativeWithin(narrow: Alternative, wide: Alternative): boolean {
  return wide.every((asked) => narrow.some((given) => isWithin(given, asked)));
}

/** Whether whatever meets one cell meets the other; a blank one asks nothing. */
export function isCellWithin(narrow: CodeCell | null, wide: CodeCell | null): boolean {
  if (wide === null) return true;
  if (narrow === null) return false;
  return narrow.every((alternative) => wide.some((other) => isAlternativeWithin(alternative, other)));
}

/**
 * As {@link isCellWithin}, of a cell one of whose joined codes leads and the rest stands beside it, such as that of the
 * principal diagnosis: whichever of them leads, it has to lead in the wider cell too.
 */
export function isLedCellWithin(narrow: CodeCell | null, wide: CodeCell | null): boolean {
  if (wide === null) return true;
  if (narrow === null) return false;
  return narrow.every((alternative) =>
    alternative.every((lead, place) => {
      const beside = alternative.toSpliced(place, 1);
      return wide.some((other) => isLedWithin(lead, beside, other));
    }),
  );
}

function isLedWithin(lead: CodeAtom, beside: Alternative, wide: Alternative): boolean {
  return wide.some(
    (asked, place) => isWithin(lead, asked) && isAlternativeWithin(beside, wide.toSpliced(place, 1)),
  );
}

/** Whether one code may be what two cells ask of one place, such as the principal diagnosis. */
export function placesMeet(one: CodeCell | null, other: CodeCell | null): boolean {
  if (one === null || other === null) return true;
  return one.flat().some((atom) => other.flat().some((another) => meet(atom, another)));
}
