import type { GroupingCase } from '../grouping-case.ts';
import type { CaseCode } from '../trace-step.ts';
import type { DipGroup } from './catalogue.ts';
import type { CellEvidence } from './cell-evidence.ts';
import { ledBy, metBy } from './cell-evidence.ts';
import type { CellReader } from './cell-reader.ts';
import type { CodeCell } from './code-cell.ts';
import type { DipCondition, DipEvidence } from './dip-grouper.ts';
import { isWeightWithin } from './is-weight-within.ts';
import type { CellKind } from './parse-code-cell.ts';

/** A case as rows ask of it, with every code at its position. */
export interface JudgedCase {
  readonly given: GroupingCase;
  readonly diagnoses: readonly CaseCode[];
  readonly operations: readonly CaseCode[];
  /** Those that `anyOperation` asks. */
  readonly asked: readonly CaseCode[];
  readonly main: CaseCode | null;
  /** Operations beside the main one, or beside the one that leaves the case without. */
  readonly related: readonly CaseCode[];
  readonly isConservative: boolean;
  readonly isResistant: boolean;
}

/** What a row asks, of which the case has some and lacks the rest. */
export interface Judgement {
  readonly because: readonly DipEvidence[];
  readonly lacks: readonly DipCondition[];
}

/**
 * Holds one row against a case, condition by condition, as the sheet reads.
 * @param asksConservative whether a blank operations cell of it asks for a conservative case
 */
export function judgeRow(
  row: DipGroup,
  stay: JudgedCase,
  asksConservative: boolean,
  readCell: CellReader,
): Judgement {
  const because: DipEvidence[] = [];
  const lacks: DipCondition[] = [];
  const judge = (condition: DipCondition, found: Omit<DipEvidence, 'condition'> | null) => {
    if (found) because.push({ condition, ...found });
    else lacks.push(condition);
  };
  const cell = (condition: CellCondition, kind: CellKind, find: (cell: CodeCell) => CellEvidence | null) => {
    const asked = readCell(row[condition], kind);
    if (asked) judge(condition, find(asked));
  };
  const [principal = null, ...others] = stay.diagnoses;
  cell('principal', 'dx', (asked) => ledBy(asked, principal, others));
  cell('main', 'proc', (asked) => ledBy(asked, stay.main, stay.related));
  cell('related', 'proc', (asked) => metBy(asked, stay.related));
  cell('anyOperation', 'proc', (asked) => metBy(asked, stay.asked));
  cell('otherDiagnosis', 'dx', (asked) => metBy(asked, others));
  cell('anyDiagnosis', 'dx', (asked) => metBy(asked, stay.diagnoses));
  const bound = (condition: DipCondition, holds: boolean, asked: string, isBlank = false) =>
    judge(condition, holds ? { asked, codes: [], ...(isBlank && { isBlank: true as const }) } : null);
  const { ageDaysUnder, weightGrams, resistant } = row;
  if (ageDaysUnder !== undefined)
    bound('ageDaysUnder', isUnder(stay.given, ageDaysUnder), `${ageDaysUnder}`, stay.given.ageDays === null);
  if (weightGrams) {
    const { from, to } = weightGrams;
    const weight = stay.given.weightGrams;
    bound('weightGrams', weight !== null && isWeightWithin(weight, weightGrams), `${from}-${to}`);
  }
  if (resistant !== undefined) bound('resistant', resistant === stay.isResistant, `${resistant}`);
  if (asksConservative) bound('conservative', stay.isConservative, '');
  return { because, lacks };
}

type CellCondition = 'principal' | 'main' | 'related' | 'anyOperation' | 'otherDiagnosis' | 'anyDiagnosis';

function isUnder({ ageYears, ageDays }: GroupingCase, days: number): boolean {
  return (ageYears ?? 0) === 0 && (ageDays ?? 0) < days;
}
