import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { changesOfCase, standingCases } from '../../../core/indicators/case-line.ts';
import { sheetsOfCases } from '../../../core/indicators/sheets-of-cases.ts';
import { StayRows } from '../../../core/statistics/stay-rows.ts';
import { holds } from '../../support/holds.ts';
import { anyUploads, linesOf } from './any-uploads.ts';
import { caseFacts } from './case-facts.ts';

/** The same uploads with their lines in some other order. */
const anyOrder = anyUploads.chain((uploads) => {
  const lines = linesOf(uploads.contributions);
  return fc.record({
    standing: fc.constant(uploads.standing),
    lines: fc.shuffledSubarray([...lines], { minLength: lines.length }),
  });
});

const asMap = (cases: ReturnType<typeof standingCases>) =>
  new Map(cases.map(({ settlementId, facts }) => [settlementId, facts]));

/** As a table may give it back. */
function backwards<T>(value: T): T {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, backwards(one)]),
  ) as T;
}

describe('what stands of lines', () => {
  it('is the last version of every case, in whatever order the lines come', () => {
    holds(
      fc.property(anyOrder, ({ standing, lines }) => {
        const cases = standingCases(lines);
        expect(asMap(cases)).toEqual(standing);
        expect(cases.map(({ settlementId }) => settlementId)).toEqual([...standing.keys()].sort());
      }),
    );
  });

  it('is the same text in whatever order the lines and the names of their facts come', () => {
    holds(
      fc.property(anyOrder, ({ lines }) => {
        expect(JSON.stringify(standingCases(lines.map(backwards)))).toBe(
          JSON.stringify(standingCases(lines)),
        );
      }),
    );
  });

  it('has the sheets of the cases as they are, whatever was replaced on the way', () => {
    holds(
      fc.property(anyOrder, ({ standing, lines }) => {
        const facts = standingCases(lines).map((one) => one.facts);
        expect(sheetsOfCases(facts)).toEqual(sheetsOfCases(standing.values()));
        expect(stayRowsOf(facts)).toEqual(stayRowsOf(standing.values()));
      }),
    );
  });

  it('is nothing where all was taken out, also by what a table gave back in another order', () => {
    const facts = caseFacts({ findings: [['GZ1', 'violation', 1, 300]] });
    expect(
      standingCases([
        { settlementId: 'S1', sign: -1, facts },
        ...changesOfCase('S1', backwards(facts), null),
      ]),
    ).toEqual([]);
  });

  it('is not a case that was taken out and never put in', () => {
    expect(standingCases([{ settlementId: 'S1', sign: -1, facts: caseFacts() }])).toEqual([]);
  });
});

describe('the lines of a case', () => {
  it('are none where it replaces an equal one, though a table gave it back in another order', () => {
    expect(changesOfCase('S1', caseFacts(), backwards(caseFacts()))).toEqual([]);
  });

  it('take the replaced version out of the month that it was in', () => {
    const lines = changesOfCase('S1', caseFacts(), caseFacts({ month: '2026-02', department: 'A04' }));
    expect(lines).toMatchObject([
      { sign: -1, facts: { month: '2026-02', department: 'A04' } },
      { sign: 1, facts: { month: '2026-03', department: 'A03' } },
    ]);
  });
});

function stayRowsOf(cases: Iterable<CaseFacts>) {
  const stays = new StayRows('H', 3);
  for (const facts of cases) stays.add(facts);
  return new Set(stays.rows);
}
