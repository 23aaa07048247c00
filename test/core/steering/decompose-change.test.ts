import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tally } from '../../../core/indicators/tally.ts';
import type { Unit } from '../../../core/indicators/unit-figures.ts';
import { type Amount, amounts } from '../../../core/steering/amount.ts';
import { decomposeChange, type Split } from '../../../core/steering/decompose-change.ts';
import type { MemberChange, UnitChange } from '../../../core/steering/pieces-of.ts';
import { tablesUnder } from '../../support/document-tables.ts';
import { holds } from '../../support/holds.ts';
import { unitWith } from '../../support/unit-figures.ts';

const cost = (costed: number, yuan: number): Tally => ({ costed, costFen: yuan * 100 });

describe('the worked example of docs/steering.md', () => {
  const [given = [], totals = [], averages = []] = tablesUnder('steering.md', 'A worked example');
  const groups = given.filter(({ group }) => group !== 'all');
  const unitOf = (time: 'before' | 'now') =>
    unitWith(
      Object.fromEntries(
        groups
          .filter((row) => row[`cases ${time}`] !== '0')
          .map((row) => [
            row['group'] ?? '',
            cost(Number(row[`cases ${time}`]), Number(row[`cost ${time}`])),
          ]),
      ),
    );
  const { total, average } = decomposeChange({ before: unitOf('before'), now: unitOf('now') }, 'cost');
  const fen = (yuan: string | undefined) => Math.round(Number(yuan) * 100);
  const rowsOf = (split: Split | null) =>
    split ? [...split.byGroup, { key: 'all', parts: split.parts, change: split.change }] : [];

  it('starts from these figures', () => {
    expect(given.at(-1)).toEqual({
      group: 'all',
      'cases before': '10',
      'cost before': '140000',
      'cases now': '20',
      'cost now': '287000',
    });
    expect([total.before, total.now]).toEqual([14_000_000, 28_700_000]);
  });

  it('splits the cost of each group as written', () => {
    expect(rowsOf(total).map(({ key, parts, change }) => ({ key, ...parts, change }))).toEqual(
      totals.map((row) => ({
        key: row['group'],
        volume: fen(row['volume']),
        mix: fen(row['mix']),
        price: fen(row['price']),
        change: fen(row['change']),
      })),
    );
  });

  it('splits the average as written', () => {
    expect(
      rowsOf(average).map(({ key, parts: { mix, price }, change }) => ({ key, mix, price, change })),
    ).toEqual(
      averages.map((row) => ({
        key: row['group'],
        mix: fen(row['mix']),
        price: fen(row['price']),
        change: fen(row['change']),
      })),
    );
  });
});

describe('decomposeChange', () => {
  it('calls a group that is gone a matter of volume and mix, never of price', () => {
    const before = unitWith({ gone: cost(3, 30_000), kept: cost(1, 5_000) });
    const { total } = decomposeChange({ before, now: unitWith({ kept: cost(4, 20_000) }) }, 'cost');
    expect(total.byGroup.find(({ key }) => key === 'gone')).toMatchObject({
      change: -3_000_000,
      parts: { volume: 0, price: 0 },
    });
  });

  it('calls the first month of a unit volume alone, and gives it no change of the average', () => {
    const { total, average } = decomposeChange(
      { before: null, now: unitWith({ a: cost(3, 30), b: cost(1, 50) }) },
      'cost',
    );
    expect(total.parts).toEqual({ volume: 8_000, mix: 0, price: 0 });
    expect(average).toBeNull();
  });

  it('tells which part of the bill became dearer, with what is not in the named parts as the rest', () => {
    const month = (drugFen: number): Tally => ({
      costed: 2,
      costFen: 10_000 + drugFen,
      'part/drug': drugFen,
      'part/testing': 3_000,
    });
    const { total } = decomposeChange(
      { before: unitWith({ a: month(4_000) }), now: unitWith({ a: month(5_000) }) },
      'cost',
    );
    expect(total.byColumn.filter(({ change }) => change !== 0)).toMatchObject([
      { key: 'drug', change: 1_000 },
    ]);
    expect(total.byColumn.map(({ now }) => now.above)).toEqual([0, 5_000, 7_000, 0, 3_000, 0]);
    expect(total.byGroup).toEqual([
      {
        key: 'a',
        before: { above: 14_000, below: 2 },
        now: { above: 15_000, below: 2 },
        change: 1_000,
        parts: { volume: 0, mix: 0, price: 1_000 },
      },
    ]);
  });

  it('measures a doctor by what the same group costs in the whole department', () => {
    const before = unitWith({ a: cost(4, 400) });
    const now = unitWith({ a: cost(4, 480) });
    const members: MemberChange[] = [
      { key: 'dear', before: unitWith({ a: cost(2, 200) }), now: unitWith({ a: cost(2, 280) }) },
      { key: 'same', before: unitWith({ a: cost(1, 100) }), now: unitWith({ a: cost(2, 200) }) },
    ];
    const { total } = decomposeChange({ before, now }, 'cost', members);
    expect(total.byMember).toEqual([
      expect.objectContaining({ key: 'dear', change: 8_000, parts: { volume: 0, mix: 0, price: 8_000 } }),
      expect.objectContaining({
        key: 'same',
        change: 10_000,
        parts: { volume: 0, mix: 11_000, price: -1_000 },
      }),
      // The rest: one stay before, none now. The group's average over both months is 110.
      expect.objectContaining({
        key: null,
        change: -10_000,
        parts: { volume: 0, mix: -11_000, price: 1_000 },
      }),
    ]);
  });

  it('takes payment and balance over the cases that have both', () => {
    const tally = { costed: 3, costFen: 900, unpricedFen: 300, balanced: 2, balanceFen: 50 };
    const unit = { before: null, now: unitWith({ a: tally }) };
    expect(decomposeChange(unit, 'payment').total).toMatchObject({ now: 650 });
    expect(decomposeChange(unit, 'balance').total).toMatchObject({ now: 50 });
  });
});

/** Below what floating point tells apart even where a member is given five hundred times the cases of its unit. */
const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const tallies: fc.Arbitrary<Tally> = fc.record(
  {
    costed: fc.nat(500),
    costFen: money,
    balanced: fc.nat(500),
    balanceFen: money,
    unpricedFen: money,
    'part/drug': money,
    'part/consumable': money,
  },
  { requiredKeys: [] },
);
const group = fc.constantFrom('a', 'b', 'c', 'd');
/** Sums that need not agree with those of the groups: some cases are in none. */
const units: fc.Arbitrary<Unit | null> = fc.option(
  fc.record({ tally: tallies, byGroup: fc.array(fc.tuple(group, tallies)).map((rows) => new Map(rows)) }),
);
const changes: fc.Arbitrary<UnitChange> = fc.record({ before: units, now: units });
const members = fc.uniqueArray(
  fc.record({ key: fc.constantFrom('d1', 'd2', 'd3'), before: units, now: units }),
  {
    selector: ({ key }) => key,
  },
);
const amount: fc.Arbitrary<Amount> = fc.constantFrom(...amounts);

describe('whatever the data', () => {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const checkSums = ({ before, now, change, parts, byGroup, byMember, byColumn }: Split) => {
    expect(change).toBe(now - before);
    expect(parts.volume + parts.mix + parts.price).toBe(change);
    for (const rows of [byGroup, byMember, byColumn]) {
      expect(sum(rows.map((row) => row.change))).toBe(change);
      for (const name of ['volume', 'mix', 'price'] as const)
        expect(sum(rows.map((row) => row.parts[name]))).toBe(parts[name]);
      for (const row of rows) expect(row.parts.volume + row.parts.mix + row.parts.price).toBe(row.change);
    }
  };

  it('all parts are whole fen, and every list of them adds up to the change', () => {
    holds(
      fc.property(changes, members, amount, (unit, of, which) => {
        const { total, average } = decomposeChange(unit, which, of);
        checkSums(total);
        if (average) checkSums(average);
        for (const row of [...total.byGroup, ...total.byMember])
          expect(row.change).toBe(row.now.above - row.before.above);
      }),
    );
  });

  it('the periods swapped, every part is negated', () => {
    const negated = (split: Split | null) =>
      split?.byGroup.map(({ key, parts: { volume, mix, price } }) => [
        key,
        -volume || 0,
        -mix || 0,
        -price || 0,
      ]);
    const plain = (split: Split | null) =>
      split?.byGroup.map(({ key, parts: { volume, mix, price } }) => [key, volume, mix, price]);
    holds(
      fc.property(changes, members, amount, (unit, of, which) => {
        const there = decomposeChange(unit, which, of);
        const swapped = of.map(({ key, before, now }) => ({ key, before: now, now: before }));
        const back = decomposeChange({ before: unit.now, now: unit.before }, which, swapped);
        expect(plain(back.total)).toEqual(negated(there.total));
        expect(plain(back.average)).toEqual(negated(there.average));
      }),
    );
  });
});
