import { type CaseView, complicationBit } from './case-view.ts';
import type { CodeIndex } from './code-index.ts';
import { type CodeSet, codeSet, hasCode } from './code-set.ts';
import type { Scheme } from './scheme.ts';

/** By diagnosis number: the principal diagnoses that void it, or `undefined` for what is no complication. */
type VoidedBy = readonly (CodeSet | undefined)[];

/**
 * Compiles the counting of complications: a secondary diagnosis counts at its level
 * unless the principal diagnosis stands in the exclusion table of that complication.
 */
export function complicationCounter(scheme: Scheme, dxIndex: CodeIndex): (view: CaseView) => number {
  const tables = compileExclusions(scheme, dxIndex);
  const cc = compileLevel(scheme.complications.cc, tables, dxIndex);
  const mcc = compileLevel(scheme.complications.mcc, tables, dxIndex);
  return (view) => {
    if (view.complications < 0) {
      view.complications =
        (hasCounting(view, cc) ? complicationBit.cc : 0) | (hasCounting(view, mcc) ? complicationBit.mcc : 0);
    }
    return view.complications;
  };
}

function compileExclusions(scheme: Scheme, dxIndex: CodeIndex): ReadonlyMap<string, CodeSet> {
  return new Map(
    Object.entries(scheme.exclusions).map(([table, principals]) => [
      table,
      codeSet(
        principals.map((code) => dxIndex.numberOf(code)),
        dxIndex.size,
      ),
    ]),
  );
}

function compileLevel(
  level: Scheme['complications']['cc'],
  tables: ReadonlyMap<string, CodeSet>,
  dxIndex: CodeIndex,
): VoidedBy {
  const noPrincipal = codeSet([], 0);
  const voidedBy: (CodeSet | undefined)[] = new Array(dxIndex.size).fill(undefined);
  for (const [table, codes] of Object.entries(level)) {
    for (const code of codes) voidedBy[dxIndex.numberOf(code)] = tables.get(table) ?? noPrincipal;
  }
  return voidedBy;
}

function hasCounting(view: CaseView, voidedBy: VoidedBy): boolean {
  const principal = view.dx[0] as number;
  for (let i = 1; i < view.dxCount; i++) {
    const voiding = voidedBy[view.dx[i] as number];
    if (voiding && !hasCode(voiding, principal)) return true;
  }
  return false;
}
