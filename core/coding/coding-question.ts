import type { Sex } from '../claims/settlement-list.ts';
import type { Words } from '../claims/words.ts';
import type { GroupingResult } from '../grouping/grouping-case.ts';
import type { Certainty, ProcedureKind } from './coding-table.ts';

/** A code, where it stands (0 is the principal diagnosis or main procedure) and its official title. */
export interface PlacedCode {
  readonly at: number;
  readonly code: string;
  readonly title: string | null;
}

/** What the question rests on, by its code. Codes are stable. */
export interface CodingEvidence {
  readonly 'unknown-diagnosis-code': { readonly edition: string };
  readonly 'unknown-procedure-code': { readonly edition: string };
  /** The clinical edition has the code; the mapping gives what the insurance edition has for it. */
  readonly 'clinical-edition-code': {
    readonly edition: string;
    readonly code: string;
    readonly title: string | null;
  };
  readonly 'grey-diagnosis-code': { readonly title: string | null };
  readonly 'grey-procedure-code': { readonly title: string | null };
  readonly 'duplicate-diagnosis': { readonly title: string | null; readonly firstAt: number };
  readonly 'diagnosis-sex-conflict': SexConflict;
  readonly 'procedure-sex-conflict': SexConflict;
  readonly 'diagnosis-age-conflict': {
    readonly title: string | null;
    readonly ageYears: number;
    readonly group: Words;
    readonly fromYears: number;
    readonly toYears: number | null;
  };
  readonly 'never-principal': { readonly title: string | null; readonly reason: Words };
  /** The published list is read as a list of all diagnoses that the procedure is for, which it may not be. */
  readonly 'procedure-without-diagnosis': { readonly title: string | null; readonly listedDiagnoses: number };
  readonly 'missing-main-procedure': {
    readonly title: string | null;
    readonly kind: ProcedureKind;
    readonly operations: readonly PlacedCode[];
  };
  readonly 'operation-charge-without-procedure': { readonly category: string };
  readonly 'implausible-age': { readonly ageYears: number; readonly byBirthDateYears: number };
  readonly 'implausible-stay': {
    readonly reason: 'differs-from-dates' | 'very-long' | 'day-surgery-long';
    readonly losDays: number;
    /** Days by the dates, or the longest that is not asked about. */
    readonly expectedDays: number;
  };
  readonly 'implausible-weight': {
    readonly reason: 'out-of-range' | 'not-a-newborn';
    readonly weightGrams: number;
    readonly fromGrams: number;
    readonly toGrams: number;
  };
  readonly 'missing-newborn-weight': { readonly ageDays: number };
}

interface SexConflict {
  readonly title: string | null;
  readonly sex: Sex;
  readonly expected: 'male' | 'female';
}

/** Every question there is, by its code. */
export const codingQuestionCodes = [
  'unknown-diagnosis-code',
  'unknown-procedure-code',
  'clinical-edition-code',
  'grey-diagnosis-code',
  'grey-procedure-code',
  'duplicate-diagnosis',
  'diagnosis-sex-conflict',
  'procedure-sex-conflict',
  'diagnosis-age-conflict',
  'never-principal',
  'procedure-without-diagnosis',
  'missing-main-procedure',
  'operation-charge-without-procedure',
  'implausible-age',
  'implausible-stay',
  'implausible-weight',
  'missing-newborn-weight',
] as const satisfies readonly (keyof CodingEvidence)[];

export type CodingQuestionCode = keyof CodingEvidence;

/** One thing on the list that the coder may have meant otherwise. */
export type CodingChange =
  | { readonly kind: 'as-sent' }
  | { readonly kind: 'diagnosis-code' | 'procedure-code'; readonly at: number; readonly to: string }
  | { readonly kind: 'without-diagnosis' | 'without-procedure'; readonly at: number }
  | { readonly kind: 'principal-diagnosis' | 'main-procedure'; readonly at: number }
  | { readonly kind: 'sex'; readonly to: 'male' | 'female' }
  | { readonly kind: 'age-years' | 'stay-days'; readonly to: number };

/** Where the case is grouped under one answer to the question. Nothing is said of weight or money. */
export interface CodingAnswer {
  readonly change: CodingChange;
  readonly grouping: GroupingResult;
}

/** What a check asks, before it is known where the answers would lead. */
export type CodingDoubt = {
  readonly [C in CodingQuestionCode]: {
    readonly code: C;
    /** Wire name. Positions count western diagnoses and procedures as read: principal and main first, from 0. */
    readonly field: string;
    readonly value: string | number | null;
    readonly evidence: CodingEvidence[C];
    readonly certainty: Certainty;
    /** What the list would say if the doubt were right; only what is definite, whatever it leads to. */
    readonly changes: readonly CodingChange[];
  };
}[CodingQuestionCode];

type WithoutChanges<T> = T extends CodingDoubt ? Omit<T, 'changes'> : never;

/** A question to the coder. It takes no side: the list as sent is the first of the answers. */
export type CodingQuestion = WithoutChanges<CodingDoubt> & {
  /** Empty where no other answer is definite. */
  readonly ifAnswered: readonly CodingAnswer[];
};
