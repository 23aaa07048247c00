import type { CodeIndex } from './code-index.ts';
import type { GroupingCase } from './grouping-case.ts';

/**
 * One case as the compiled conditions read it: codes as numbers, blanks as 0.
 * A grouper has a single view and refills it, so that grouping allocates nothing.
 */
export interface CaseView {
  readonly dx: number[];
  dxCount: number;
  readonly proc: number[];
  procCount: number;
  sex: string;
  dischargeWay: string;
  ageYears: number;
  ageDays: number;
  weightGrams: number;
  losDays: number;
  /** The codes as text, for prefix tests. */
  dxText: readonly string[];
  /** Bits of `complicationBit` once counted, -1 before. */
  complications: number;
}

/** Bits of `CaseView.complications`. */
export const complicationBit = { cc: 1, mcc: 2 } as const;

export function emptyCaseView(): CaseView {
  return {
    dx: [],
    dxCount: 0,
    proc: [],
    procCount: 0,
    sex: '',
    dischargeWay: '',
    ageYears: 0,
    ageDays: 0,
    weightGrams: 0,
    losDays: 0,
    dxText: [],
    complications: -1,
  };
}

/** Overwrites every field of the view. */
export function fillCaseView(
  view: CaseView,
  given: GroupingCase,
  dxIndex: CodeIndex,
  procIndex: CodeIndex,
): void {
  view.dxCount = numberCodes(view.dx, given.dx, dxIndex);
  view.procCount = numberCodes(view.proc, given.proc, procIndex);
  view.sex = readSex(given.sex);
  view.dischargeWay = given.dischargeWay ?? '';
  view.ageYears = given.ageYears ?? 0;
  view.ageDays = given.ageDays ?? 0;
  view.weightGrams = given.weightGrams ?? 0;
  view.losDays = given.losDays ?? 0;
  view.dxText = given.dx;
  view.complications = -1;
}

/** `男` and `女` as 1 and 2, blank as the empty text, anything else as it is. */
export function readSex(sex: string | null): string {
  if (sex === '男') return '1';
  if (sex === '女') return '2';
  return sex ?? '';
}

function numberCodes(into: number[], codes: readonly string[], index: CodeIndex): number {
  for (let i = 0; i < codes.length; i++) into[i] = index.numberOf(codes[i] as string);
  return codes.length;
}
