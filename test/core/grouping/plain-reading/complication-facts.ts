import type { Scheme } from '../../../../core/grouping/scheme.ts';

type ComplicationLevel = 'mcc' | 'cc';

/** What the scheme says of one secondary diagnosis beside a given principal one. */
export interface ComplicationFact {
  readonly code: string;
  readonly position: number;
  readonly level: ComplicationLevel;
  readonly table: string;
  readonly excluded: boolean;
}

/** Names the complications of a case one by one, for explanations. */
export type ListComplications = (dx: readonly string[]) => readonly ComplicationFact[];

export function complicationLister(scheme: Scheme): ListComplications {
  const entries = (['mcc', 'cc'] as const).flatMap((level) =>
    Object.entries(scheme.complications[level]).flatMap(([table, codes]) =>
      codes.map((code) => ({ code, level, table })),
    ),
  );
  const byCode = Map.groupBy(entries, (entry) => entry.code);
  return ([principal = '', ...secondary]) =>
    secondary.flatMap((code, i) =>
      (byCode.get(code) ?? []).map(({ level, table }) => {
        const excluded = scheme.exclusions[table]?.includes(principal) ?? false;
        return { code, position: i + 1, level, table, excluded };
      }),
    );
}
