import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChunkOutcome,
  type Contribution,
  changesOf,
  decodeOutcome,
  emptyOutcome,
  encodeOutcome,
  mergeOutcomes,
  type Outcome,
  outcomeOf,
} from '../../core/chunk-outcome.ts';
import { type RecordFault, rejectRecord } from '../../core/claims/rejection.ts';
import { standingCases } from '../../core/indicators/case-line.ts';
import { holds } from '../support/holds.ts';
import { anyCaseFacts } from './indicators/any-case-facts.ts';
import { anyUploads, type Uploads } from './indicators/any-uploads.ts';
import { caseFacts } from './indicators/case-facts.ts';

const anyContribution: fc.Arbitrary<Contribution> = fc.record({
  settlementId: fc.string({ minLength: 1, maxLength: 3 }),
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
  withdrawn: 0,
  withdrawn_unknown: 0,
});

const anyChunk: fc.Arbitrary<ChunkOutcome> = fc
  .tuple(fc.array(anyContribution, { maxLength: 6 }), fc.nat(3))
  .map(([contributions, rejected]) =>
    chunkOf(
      contributions,
      Array.from({ length: rejected }, () => rejection('bad-date')),
    ),
  );

function chunkOf(
  contributions: readonly Contribution[],
  rejections: readonly ReturnType<typeof rejection>[] = [],
): ChunkOutcome {
  const counts = countsOf(contributions, rejections.length);
  return { ...outcomeOf(counts, rejections, contributions), changes: changesOf(contributions) };
}

const anyOutcome: fc.Arbitrary<Outcome> = anyChunk.map(({ changes: _lines, ...outcome }) => outcome);

describe('outcomeOf', () => {
  it('counts a rejected record under each of its codes, once', () => {
    const rejections = [rejection('bad-date', 'bad-date', 'field-missing'), rejection('field-missing')];
    expect(outcomeOf(countsOf([], 2), rejections, []).rejectedByCode).toEqual({
      'bad-date': 1,
      'field-missing': 2,
    });
  });

  it('speaks of all cases in its totals, and of differences alone in its changes', () => {
    const same = { settlementId: 'S1', facts: caseFacts(), replaced: caseFacts() };
    const { totals, changes } = chunkOf([same]);
    expect(totals.tally['cases']).toBe(1);
    expect(changes.size).toBe(0);
  });
});

describe('changesOf', () => {
  it('takes a corrected case out of the month that it was in', () => {
    const replaced = caseFacts({ month: '2026-02', department: 'A04' });
    const changes = changesOf([{ settlementId: 'S1', facts: caseFacts(), replaced }]);
    expect(changes).toEqual(
      new Map([
        ['2026-02', [{ settlementId: 'S1', sign: -1, facts: replaced }]],
        ['2026-03', [{ settlementId: 'S1', sign: 1, facts: caseFacts() }]],
      ]),
    );
  });

  it('leaves standing what is so, however uploads are cut into chunks and in whatever order these come', () => {
    const anyCut = anyUploads.chain((uploads) =>
      fc.tuple(fc.constant(uploads), fc.array(fc.nat(4), { minLength: 24, maxLength: 24 })),
    );
    holds(
      fc.property(anyCut, ([{ contributions, standing }, chunkNumbers]: [Uploads, number[]]) => {
        const chunks = Map.groupBy(
          contributions.map((contribution, at) => ({ contribution, chunk: chunkNumbers[at] })),
          ({ chunk }) => chunk,
        );
        const outcomes = [...chunks.values()].map((of) =>
          chunkOf(of.map(({ contribution }) => contribution)),
        );
        for (const month of ['2026-02', '2026-03']) {
          const lines = outcomes.flatMap(({ changes }) => changes.get(month) ?? []);
          const expected = [...standing].filter(([, facts]) => facts.month === month);
          expect(new Map(standingCases(lines).map((one) => [one.settlementId, one.facts]))).toEqual(
            new Map(expected),
          );
        }
      }),
    );
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
});

describe('encodeOutcome', () => {
  it('loses nothing that decodeOutcome does not find again', () => {
    holds(
      fc.property(anyChunk, (outcome) => {
        expect(decodeOutcome(encodeOutcome(outcome))).toEqual(outcome);
      }),
    );
  });
});
