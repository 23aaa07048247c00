import * as fc from 'fast-check';
import type { Contribution } from '../../../core/chunk-outcome.ts';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { type CaseLine, changesOfCase } from '../../../core/indicators/case-line.ts';
import { anyCaseFacts } from './any-case-facts.ts';

/** Uploads in their order, and what stands after the last of them. */
export interface Uploads {
  readonly contributions: readonly Contribution[];
  readonly standing: ReadonlyMap<string, CaseFacts>;
}

/** Few cases, so that many of them are replaced: by others, by what was there before, in another month. */
export const anyUploads: fc.Arbitrary<Uploads> = fc
  .array(fc.tuple(fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6'), anyCaseFacts), { maxLength: 24 })
  .map((uploads) => {
    const standing = new Map<string, CaseFacts>();
    const contributions = uploads.map(([settlementId, facts]) => {
      const replaced = standing.get(settlementId) ?? null;
      standing.set(settlementId, facts);
      return { settlementId, facts, replaced };
    });
    return { contributions, standing };
  });

export function linesOf(contributions: readonly Contribution[]): readonly CaseLine[] {
  return contributions.flatMap(({ settlementId, facts, replaced }) =>
    changesOfCase(settlementId, facts, replaced),
  );
}
