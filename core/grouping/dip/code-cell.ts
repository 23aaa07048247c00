/** What one place of a cell asks of one code. */
export type CodeAtom =
  /**
   * The code itself and everything that begins with it; a whole code itself only, and as the dagger before an asterisk
   * code.
   */
  | { readonly kind: 'prefix'; readonly text: string; readonly isWhole?: true }
  /** Three-character categories of diagnoses, both ends included. */
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  /** `所有诊断`, `所有手术操作`: whatever code stands there, but one has to. */
  | { readonly kind: 'any' };

/** A cell: one of the alternatives has to hold, and of it every atom. A blank cell is no `CodeCell`. */
export type CodeCell = readonly (readonly CodeAtom[])[];

/** Whether the atom takes the code. */
export function takesCode(atom: CodeAtom, code: string): boolean {
  if (atom.kind === 'any') return true;
  if (atom.kind === 'prefix') {
    if (atom.isWhole) return code === atom.text || daggerOf(code) === atom.text;
    return code.startsWith(atom.text);
  }
  const category = categoryOf(code);
  return category !== null && category >= atom.from && category <= atom.to;
}

/** Of a dagger code with its asterisk code, such as `A01.001+K77.0*`, the dagger alone; any other code as it is. */
export function daggerOf(code: string): string {
  const end = code.indexOf('+');
  return end < 0 ? code : code.slice(0, end);
}

const category = /^[A-Z]\d\d/;

/** The three-character category of a diagnosis; `null` for a text that is no ICD-10 code. */
export function categoryOf(code: string): string | null {
  return category.test(code) ? code.slice(0, 3) : null;
}
