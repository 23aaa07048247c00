import type { CodeEntries } from './code-lookup.ts';
import type { GroupingResult } from './grouping-case.ts';
import type { Adrg, Mdc, Scheme, SchemeHeader } from './scheme.ts';

/** What people are told of a scheme: its words and conditions without the lists of codes. */
export interface SchemeOutline {
  readonly mdcs: readonly Pick<Mdc, 'code' | 'title' | 'entry' | 'ambiguous' | 'commits'>[];
  /** In the order in which they are tried. */
  readonly adrgs: readonly Pick<Adrg, 'id' | 'adrg' | 'title' | 'when' | 'drgs'>[];
  /** Names of the body sites of each list, in the order of their bits. */
  readonly bodySites: readonly (readonly string[])[];
  readonly englishTitles: Scheme['englishTitles'];
}

/**
 * A scheme as numbers, ready to be run and to be written as bytes. Row 0 of all facts belongs to the
 * codes that the scheme never mentions, and list 0 is the empty list.
 */
export interface CaseProgram {
  readonly header: SchemeHeader;
  readonly outline: () => SchemeOutline;
  /** Where each code's facts begin. Codes that no condition of the scheme can tell apart share a row. */
  readonly dxRows: CodeEntries;
  readonly procRows: CodeEntries;
  /** Rows as `dxFact` says, then a word for each list of body sites, then bits of membership. */
  readonly dxFacts: Int32Array;
  /** Rows as `procFact` says, then bits of membership. */
  readonly procFacts: Int32Array;
  /** By the principal diagnosis: a bit for each exclusion table that it stands in. */
  readonly exclusions: Int32Array;
  /** Ranks of candidates in ascending order; `endOfList` closes each list. */
  readonly lists: Uint16Array;
  /** Conditions, as `op` says. */
  readonly nodes: Int32Array;
  /** Right sides of comparisons. */
  readonly numbers: Float64Array;
  /** Texts that conditions compare with. */
  readonly texts: readonly string[];
  /** Records of `candidateField`, in the order in which the scheme tries them. */
  readonly candidates: Int32Array;
  /** Pairs of condition and result. */
  readonly drgs: Int32Array;
  /** Records of `mdcField`, in the order in which they are tried. */
  readonly mdcs: Int32Array;
  readonly results: readonly GroupingResult[];
  readonly exclusionTables: readonly string[];
  /** The list of candidates that no code leads to. */
  readonly unanchored: number;
  /** Whether any candidate is found from a secondary diagnosis. */
  readonly asksAnyDx: boolean;
}

/** Higher than any rank. */
export const endOfList = 0xffff;

/** Lists of candidates are offsets into `lists`. */
export const dxFact = {
  asPrincipal: 0,
  anywhere: 1,
  /** Exclusion table plus 1 as CC in the lower half, as MCC in the upper one; 0: none. */
  complication: 2,
  /** Offset into `exclusions`. */
  exclusions: 3,
  length: 4,
} as const;

export const procFact = { asMain: 0, anywhere: 1, length: 2 } as const;

export const candidateField = {
  /** A list that has to hold the principal diagnosis: 32 times its word, plus its bit; 0: none. */
  gate: 0,
  /** What is left to ask of a case whose codes led here and passed the gate; -1: nothing. */
  residual: 1,
  /** The group's own condition in full, without that of its MDC. */
  when: 2,
  /** Place in the outline, or one of `slot`. */
  adrg: 3,
  choice: 4,
  /** Without complication, with CC, with MCC, with both. */
  results: 5,
  firstDrg: 9,
  drgCount: 10,
  /** The result where no DRG takes the case: the ADRG itself. */
  unsplit: 11,
  length: 12,
} as const;

/** Candidates that are not an ADRG. */
export const slot = { ambiguous: -1, kept: -2 } as const;

/** How a group finds its DRG. */
export const choice = {
  /** There is one result. */
  settled: 0,
  /** Where an MCC decides, a CC beside it is not looked for. */
  byHighest: 1,
  byBoth: 2,
  /** The DRGs' conditions have to be asked one by one. */
  asking: 3,
} as const;

export const mdcField = { entry: 0, firstCandidate: 1, candidateCount: 2, length: 3 } as const;

/** A node is its op and then its operands. Membership is a word and a bit of a fact row. */
export const op = {
  never: 0,
  always: 1,
  /** Count of parts, parts. */
  all: 2,
  any: 3,
  not: 4,
  principalDx: 5,
  anyDx: 6,
  secondaryDx: 7,
  mainProc: 8,
  anyProc: 9,
  secondaryProc: 10,
  /** Operator, number. */
  ageYears: 11,
  ageDays: 12,
  weightGrams: 13,
  losDays: 14,
  /** Text. */
  sex: 15,
  dischargeWay: 16,
  hasSecondaryDx: 17,
  hasSecondProc: 18,
  /** Bit of `complicationBit`. */
  complication: 19,
  /** Word of the body sites, operator, number. */
  bodySites: 20,
  bodySiteDx: 21,
  /** Word, bit, first position, operator, number. */
  distinctDx: 22,
  distinctProc: 23,
  /** Text. */
  anyDxPrefix: 24,
} as const;

export const complicationBit = { cc: 1, mcc: 2 } as const;
