/** An imported measure of a hospital's month: of a department by its code, or of `all`. */
export interface GivenRow {
  /** `yyyy-MM`. */
  readonly month: string;
  readonly department: string;
  /** Id of the indicator that it answers. */
  readonly indicator: string;
  readonly above: number;
  readonly below: number;
}

/** Who brought a measure, and when (ISO 8601, UTC). */
export interface GivenStamp {
  /** `null` where nobody said. */
  readonly by: string | null;
  readonly at: string;
}

/** A measure and where it comes from. */
export interface GivenValue extends GivenStamp {
  readonly above: number;
  readonly below: number;
}

export interface KeptMeasure extends GivenValue {
  /** What stood there before, the latest first; the oldest are forgotten. */
  readonly before: readonly GivenValue[];
}

/** All measures of a hospital's month, by department and indicator. */
export type GivenMonth = Readonly<Record<string, Readonly<Record<string, KeptMeasure>>>>;

const replacedKept = 10;

/** What became of the rows of an import. */
export interface GivenCounts {
  readonly added: number;
  readonly replaced: number;
  /** Said before, in the same numbers: the first to say so stays. */
  readonly unchanged: number;
}

/** Puts rows of one month into it; a row replaces what was there of the same department and indicator. */
export function putRows(
  month: GivenMonth,
  rows: readonly GivenRow[],
  stamp: GivenStamp,
): { readonly month: GivenMonth; readonly counts: GivenCounts } {
  const put: Record<string, Readonly<Record<string, KeptMeasure>>> = { ...month };
  const counts = { added: 0, replaced: 0, unchanged: 0 };
  for (const { department, indicator, above, below } of rows) {
    const known = put[department]?.[indicator];
    if (known && known.above === above && known.below === below) {
      counts.unchanged += 1;
      continue;
    }
    counts[known ? 'replaced' : 'added'] += 1;
    put[department] = {
      ...put[department],
      [indicator]: { above, below, ...stamp, before: known ? forgetOldest(known) : [] },
    };
  }
  return { month: put, counts };
}

function forgetOldest({ before, ...last }: KeptMeasure): readonly GivenValue[] {
  return [last, ...before].slice(0, replacedKept);
}
