/** What the grouper is told about one stay. `null` is a blank, which every numeric test reads as 0. */
export interface GroupingCase {
  readonly id: string;
  /** `1` male, `2` female; `男` and `女` are read as these. Other text is accepted and matches no gated group. */
  readonly sex: string | null;
  /** Whole years; 0 is under one year. */
  readonly ageYears: number | null;
  readonly ageDays: number | null;
  /** Birth weight of a newborn. */
  readonly weightGrams: number | null;
  readonly dept: string | null;
  readonly losDays: number | null;
  /** 1 home, 2 transfer, 3 to community, 4 against advice, 5 died, 9 other. */
  readonly dischargeWay: string | null;
  /** ICD-10, insurance edition unless `map` is 1; the first is the principal diagnosis. */
  readonly dx: readonly string[];
  /** ICD-9-CM-3, insurance edition unless `map` is 1; the first is the main procedure. */
  readonly proc: readonly string[];
  /** 1 asks for translation of all codes from the clinical to the insurance edition first. */
  readonly map?: 0 | 1;
}

export type GroupingStatus =
  | 'grouped'
  | 'ambiguous'
  | 'ungroupable'
  | 'invalid'
  | 'dxUnmapped'
  | 'procUnmapped';

/** Where a case went. Without a group `mdc` is `0000`, `adrg` is `00` and `drg` is `0000`. */
export interface GroupingResult {
  readonly status: GroupingStatus;
  /** `MDCA` … `MDCZ`. */
  readonly mdc: string;
  /** Three characters; `QY` for an ambiguous case. */
  readonly adrg: string;
  /** Four characters; `?QY` for an ambiguous case; the ADRG itself where a scheme does not split it. */
  readonly drg: string;
}

/** The result of every status that ends without a group. */
export function resultWithoutGroup(status: Exclude<GroupingStatus, 'grouped' | 'ambiguous'>): GroupingResult {
  return { status, mdc: '0000', adrg: '00', drg: '0000' };
}
