import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChunkOutcome,
  type Contribution,
  decodeOutcome,
  emptyOutcome,
  encodeOutcome,
  mergeOutcomes,
  outcomeOf,
} from '../../core/chunk-outcome.ts';
import { type RecordFault, rejectRecord } from '../../core/claims/rejection.ts';
import { mergeSummaries, SummaryBuilder } from '../../core/indicators/summary.ts';
import { holds } from '../support/holds.ts';
import { anyCaseFacts } from './indicators/any-case-facts.ts';
import { caseFacts } from './indicators/case-facts.ts';

const anyContribution: fc.Arbitrary<Contribution> = fc.record({
  facts: anyCaseFacts,
  replaced: fc.option(anyCaseFacts),
});

const rejection = (...codes: RecordFault['code'][]) =>
  rejectRecord({
    file: 'march.csv',
    line: 1,
    settlementId: null,
    faults: codes.map((code) => ({ field: null, value: null, code })),
    raw: '',
  });

const countsOf = (contributions: readonly Contribution[], rejected: number) => ({
  read: contributions.length + rejected,
  accepted: contributions.length,
  rejected,
  duplicate: 0,
  replaced: contributions.filter(({ replaced }) => replaced !== null).length,
  superseded: 0,
});

const anyOutcome: fc.Arbitrary<ChunkOutcome> = fc
  .tuple(fc.array(anyContribution, { maxLength: 6 }), fc.nat(3))
  .map(([contributions, rejected]) =>
    outcomeOf(
      countsOf(contributions, rejected),
      Array.from({ length: rejected }, () => rejection('bad-date')),
      contributions,
    ),
  );

describe('outcomeOf', () => {
  it('counts a rejected record under each of its codes, once', () => {
    const rejections = [rejection('bad-date', 'bad-date', 'field-missing'), rejection('field-missing')];
    expect(outcomeOf(countsOf([], 2), rejections, []).rejectedByCode).toEqual({
      'bad-date': 1,
      'field-missing': 2,
    });
  });

  it('speaks of all cases in its totals, and of differences alone in its changes', () => {
    const same = { facts: caseFacts(), replaced: caseFacts() };
    const { totals, changes } = outcomeOf(countsOf([same], 0), [], [same]);
    expect(totals.tally['cases']).toBe(1);
    expect(changes.size).toBe(0);
  });

  it('moves a corrected case out of its old month and department', () => {
    const moved = { facts: caseFacts(), replaced: caseFacts({ month: '2026-02', department: 'A04' }) };
    const { changes } = outcomeOf(countsOf([moved], 0), [], [moved]);
    expect(changes.get('2026-02|department|A04')?.tally['cases']).toBe(-1);
    expect(changes.get('2026-03|department|A03')?.tally['cases']).toBe(1);
  });
});

describe('mergeOutcomes', () => {
  it('gives the same in any order and grouping, with the empty outcome as its zero', () => {
    holds(
      fc.property(anyOutcome, anyOutcome, anyOutcome, (a, b, c) => {
        const merged = mergeOutcomes(mergeOutcomes(a, b), c);
        expect(merged).toEqual(mergeOutcomes(a, mergeOutcomes(b, c)));
        expect(merged).toEqual(mergeOutcomes(c, mergeOutcomes(b, a)));
        expect(mergeOutcomes(emptyOutcome, merged)).toEqual(merged);
      }),
      { numRuns: 50 },
    );
  });

  it('equals one chunk of all cases, however they were divided', () => {
    const cases = fc.array(anyContribution, { maxLength: 10 });
    holds(
      fc.property(cases, cases, (one, two) => {
        const apart = mergeOutcomes(
          outcomeOf(countsOf(one, 0), [], one),
          outcomeOf(countsOf(two, 0), [], two),
        );
        const all = [...one, ...two];
        expect(apart).toEqual(outcomeOf(countsOf(all, 0), [], all));
      }),
      { numRuns: 50 },
    );
  });

  it('turns the summaries of the old versions into those of the new', () => {
    holds(
      fc.property(fc.array(anyContribution, { maxLength: 10 }), (contributions) => {
        const [before, after] = [new SummaryBuilder(), new SummaryBuilder()];
        for (const { facts, replaced } of contributions) {
          if (replaced) before.add(replaced);
          after.add(facts);
        }
        const { changes } = outcomeOf(countsOf(contributions, 0), [], contributions);
        expect(mergeSummaries([before.build(), changes])).toEqual(after.build());
      }),
    );
  });
});

describe('encodeOutcome', () => {
  it('loses nothing that decodeOutcome does not find again', () => {
    holds(
      fc.property(anyOutcome, (outcome) => {
        expect(decodeOutcome(encodeOutcome(outcome))).toEqual(outcome);
      }),
    );
  });
});
