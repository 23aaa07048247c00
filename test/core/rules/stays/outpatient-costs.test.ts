import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { settlementList } from '../../../support/settlement-lists.ts';
import { stayRecord, visitRecord } from '../../../support/stay-records.ts';

const during = ruleUnderTest({ check: 'outpatient-during-stay', parameters: { exemptDiagnoses: ['Z49'] } });
const moved = ruleUnderTest({
  check: 'costs-moved-out',
  parameters: { withinDays: 7, minShare: 0.2, minFen: 50_000, exemptDiagnoses: ['Z49'] },
});
const stay = settlementList();
const much = { costFen: 200_000 };

describe('outpatientDuringStay, of a stay from 1 to 10 March', () => {
  it.each([
    ['2026-03-01', {}, 'pass'],
    ['2026-03-02', {}, 'fail'],
    ['2026-03-09', { hospital: 'H2' }, 'fail'],
    ['2026-03-10', {}, 'pass'],
    ['2026-03-05', { care: 'pharmacy' }, 'pass'],
    ['2026-03-05', { principalDiagnosis: 'Z49.100' }, 'pass'],
    ['2026-03-05', { dischargedOn: '2026-03-31' }, 'pass'],
  ] as const)('a bill of %s %j: %s', (day, parts, verdict) => {
    expect(verdictOf(during(stay, { history: [visitRecord(day, parts)] }))).toBe(verdict);
  });

  it('puts all bills into one finding, with their cost as far as it is known', () => {
    const history = [visitRecord('2026-03-03'), visitRecord('2026-03-06', { costFen: null })];
    expect(during(stay, { history }).findings).toMatchObject([
      { amount_fen: 8000, amount_method: 'outpatient-bills', occurred_on: '2026-03-03' },
    ]);
  });
});

describe('costsMovedOut, of a stay of 10,000 yuan from 1 March', () => {
  it.each([
    ['2026-02-22', much, 'fail'],
    ['2026-02-21', much, 'pass'],
    ['2026-03-01', much, 'fail'],
    ['2026-03-05', much, 'pass'],
    ['2026-02-25', { costFen: 199_999 }, 'pass'],
    ['2026-02-25', { ...much, hospital: 'H2' }, 'pass'],
    ['2026-02-25', { ...much, principalDiagnosis: 'Z49.100' }, 'pass'],
    ['2026-02-25', { ...much, care: 'pharmacy' }, 'pass'],
  ] as const)('a bill of %s %j before it: %s', (day, parts, verdict) => {
    expect(verdictOf(moved(stay, { history: [visitRecord(day, parts)] }))).toBe(verdict);
  });

  it('asks for a sum worth the while, however cheap the stay', () => {
    const cheap = { ...stay, totalCostFen: 100_000 };
    expect(verdictOf(moved(cheap, { history: [visitRecord('2026-02-25', { costFen: 49_999 })] }))).toBe(
      'pass',
    );
    expect(verdictOf(moved(cheap, { history: [visitRecord('2026-02-25', { costFen: 50_000 })] }))).toBe(
      'fail',
    );
  });

  it('answers no data where bills are there and the cost of the stay is not', () => {
    const unpriced = { ...stay, totalCostFen: null };
    expect(verdictOf(moved(unpriced, { history: [visitRecord('2026-02-25', much)] }))).toBe('no-data');
    expect(verdictOf(moved(unpriced, { history: [stayRecord()] }))).toBe('pass');
  });
});

describe('costsMovedOut, of bills after a stay of 5,000 yuan that ended on 20 February', () => {
  const bill = (day: string, totalCostFen: number | null) =>
    settlementList({
      care: 'outpatient',
      settlementId: 'V9',
      totalCostFen,
      stay: { admittedAt: `${day}T09:00:00`, dischargedAt: `${day}T09:30:00` },
    });

  it.each([
    ['2026-02-27', 100_000, 'fail'],
    ['2026-02-28', 100_000, 'pass'],
    ['2026-02-27', 99_999, 'pass'],
    ['2026-02-27', null, 'no-data'],
  ] as const)('a bill of %s of %s fen: %s', (day, costFen, verdict) => {
    expect(verdictOf(moved(bill(day, costFen), { history: [stayRecord()] }))).toBe(verdict);
  });

  it('is found once, on the bill by which the sum reaches the threshold', () => {
    const bills = [
      { day: '2026-02-22', costFen: 60_000 },
      { day: '2026-02-24', costFen: 60_000 },
      { day: '2026-02-26', costFen: 60_000 },
    ];
    const amounts = bills.map(({ day, costFen }) => {
      const others = bills.filter((other) => other.day !== day);
      const history = [stayRecord(), ...others.map((other) => visitRecord(other.day, other))];
      const list = { ...bill(day, costFen), settlementId: `V${day}` };
      return moved(list, { history }).findings.map(({ amount_fen }) => amount_fen);
    });
    expect(amounts).toEqual([[], [120_000], []]);
  });
});
