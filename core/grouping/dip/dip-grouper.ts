import type { Words } from '../../claims/words.ts';
import type { NameOfCode } from '../case-code-words.ts';
import type { InvalidReason } from '../find-invalid-reason.ts';
import type { GroupTitle } from '../find-title.ts';
import type { GroupingCase } from '../grouping-case.ts';
import type { CaseCode } from '../trace-step.ts';
import type { TranslationStep } from '../translation-words.ts';
import type {
  ComprehensiveGroup,
  CoreStage,
  DipGroup,
  DipHeader,
  DipStage,
  OperationKind,
} from './catalogue.ts';
import type { Treatment } from './treatment.ts';

export type DipStatus = 'grouped' | 'ungroupable' | 'invalid' | 'dxUnmapped' | 'procUnmapped';

/** Where a case went. Frozen, and the same object for many cases. */
export interface DipResult {
  readonly status: DipStatus;
  /** `0000` without a group. */
  readonly code: string;
  readonly stage: DipStage | null;
  readonly tier: 'core' | 'comprehensive' | null;
  /** Of comprehensive groups, which are made by it. */
  readonly treatment: Treatment | null;
  readonly primaryCare: boolean;
  /** `null` where the catalogue gives the group none. */
  readonly score: number | null;
}

/** The cells and bounds of a group, by the names of the catalogue. */
export type DipCondition =
  | 'principal'
  | 'anyDiagnosis'
  | 'otherDiagnosis'
  | 'main'
  | 'related'
  | 'anyOperation'
  | 'ageDaysUnder'
  | 'weightGrams'
  | 'resistant'
  /** A blank operations cell, where that is read so. */
  | 'conservative';

/** What the case has to show for one condition of a group that it meets. */
export interface DipEvidence {
  readonly condition: DipCondition;
  /** The part of the cell that took the codes, as it would stand there; `''` for whatever code. Bounds in figures. */
  readonly asked: string;
  readonly codes: readonly CaseCode[];
  /** That the case leaves it blank, which is read as nought. */
  readonly isBlank?: true;
}

/** A group that the principal diagnosis fits, or where it takes any another of the codes, and that did not take the case. */
export interface DipNearMiss {
  readonly group: string;
  readonly lacks: readonly DipCondition[];
}

/** One thing that happened while a case was grouped. */
export type DipTraceStep =
  | TranslationStep
  | { readonly step: 'refused'; readonly reason: InvalidReason }
  /** The principal diagnosis is no ICD-10 code, so that it has no category. */
  | { readonly step: 'principalNoCode'; readonly code: string }
  | { readonly step: 'principalExcluded'; readonly code: string; readonly entry: string }
  /** An operation on the excluded list is not the main one; `effect` says what follows. */
  | {
      readonly step: 'mainExcluded';
      readonly position: number;
      readonly code: string;
      readonly entry: string;
      readonly effect: 'conservative' | 'next';
    }
  /** The list excludes it, but not beside this principal diagnosis. */
  | {
      readonly step: 'mainAllowed';
      readonly position: number;
      readonly code: string;
      readonly entry: string;
      readonly unlessPrincipal: string;
    }
  /** `codes` is what makes the tuberculosis resistant, empty when nothing does. Told where a group asks. */
  | { readonly step: 'resistance'; readonly codes: readonly CaseCode[] }
  /** Stages none of whose groups is about the codes of the case. */
  | { readonly step: 'stagesPassed'; readonly stages: readonly CoreStage[] }
  /** Groups of a stage that came near before another took the case; `others` is how many are not named. */
  | {
      readonly step: 'triedInVain';
      readonly stage: CoreStage;
      /** Those first that lack least. */
      readonly near: readonly DipNearMiss[];
      readonly others: number;
    }
  | {
      readonly step: 'groupMatched';
      readonly stage: CoreStage;
      readonly group: string;
      readonly because: readonly DipEvidence[];
    }
  /** In form `combinations`: groups that fit as well, and ask less. */
  | { readonly step: 'preferred'; readonly group: string; readonly over: readonly string[] }
  /** The class of treatment, and the operation that makes it; `null` where none counts. */
  | {
      readonly step: 'treatmentFound';
      readonly treatment: Treatment;
      readonly by: CaseCode | null;
      readonly kind: OperationKind | 'unlisted' | null;
    }
  /** `by`: a group of the category, of the chapter, or none that is listed. */
  | {
      readonly step: 'comprehensiveFound';
      readonly group: string;
      readonly by: 'category' | 'chapter' | 'implied';
      readonly of: string;
    }
  /** `row`: place in the list of primary-care cases, `null` where the group as a whole is one. */
  | { readonly step: 'primaryCare'; readonly row: number | null }
  | { readonly step: 'result'; readonly result: DipResult };

/** A step, and what it says. */
export interface ToldDipStep {
  readonly step: DipTraceStep;
  readonly text: Words;
}

/** A catalogue ready for use. */
export interface DipGrouper {
  readonly catalogue: DipHeader;
  readonly group: (given: GroupingCase) => DipResult;
  /** Why a case went where it went: a second, slower pass. The last step is `group`'s result. */
  readonly explain: (given: GroupingCase) => readonly DipTraceStep[];
  /** The same in words, with the titles of codes where they are known. */
  readonly argue: (given: GroupingCase, nameOf?: NameOfCode) => readonly ToldDipStep[];
  /** Of a group of the catalogue, or of an implied one; `null` for any other text. */
  readonly title: (code: string) => GroupTitle | null;
  /** `null` for an implied group too, which is nowhere written. */
  readonly groupOf: (code: string) => DipGroup | ComprehensiveGroup | null;
}

/** The kind of each operation that the national table has. */
export type ProcedureKinds = ReadonlyMap<string, OperationKind>;
