import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditCase } from '../../core/audit.ts';
import { compareReplayed, type ReplayedFinding, replayedFinding } from '../../core/compare-replayed.ts';
import { ReplayComparison, type ReplayState } from '../../core/replay-comparison.ts';
import type { ReplaySums } from '../../core/replay-sums.ts';
import type { Result } from '../../core/result.ts';
import { holds } from '../support/holds.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

const audited = auditCase({ list: settlementList({}), history: null }, new Map(), installedKnowledge);
const result: Result = { ...audited.result, payment_fen: 1_000_000, fund_payment_fen: 800_000 };
const compare = (
  after: Partial<Result>,
  findings: { before: ReplayedFinding[]; after: ReplayedFinding[] } = { before: [], after: [] },
) => compareReplayed({ before: result, after: { ...result, ...after }, findings });
const inGroup = (group: string): Pick<Result, 'paid'> => ({
  paid: { ...result.paid, status: 'grouped', group },
});

describe('a case before and after', () => {
  it('is the same under the same knowledge, in whatever order the table keeps its fields', () => {
    const backwards = Object.fromEntries(Object.entries(audited.result).toReversed()) as unknown as Result;
    const findings = audited.findings.map(replayedFinding);
    const both = {
      before: backwards,
      after: audited.result,
      findings: { before: findings, after: findings },
    };
    expect(compareReplayed(both).differs).toEqual([]);
  });

  it('is the same where only the names of scheme and tariff are others', () => {
    expect(compare({ scheme: 'another', tariff: 'another' }).differs).toEqual([]);
  });

  it('tells group and payment apart, and what is neither', () => {
    expect(compare({ ...inGroup('ZZ99'), payment_fen: 2 }).differs).toEqual(['group', 'payment']);
    expect(compare({ fund_payment_fen: 1 }).differs).toEqual(['payment']);
    expect(compare({ outlier: 'high' }).differs).toEqual(['other']);
    expect(compare({ verdicts: { ...result.verdicts, no_data: 99 } }).differs).toEqual(['other']);
  });

  it('knows a finding by its id, whatever its amount', () => {
    const { differs, findings } = compare(
      {},
      {
        before: [
          ['a', 'R1', 100],
          ['b', 'R1', 200],
          ['c', 'R2', 300],
        ],
        after: [
          ['b', 'R1', 250],
          ['c', 'R2', 300],
          ['d', 'R2', 400],
        ],
      },
    );
    expect(differs).toEqual(['findings']);
    expect(findings).toEqual({
      same: [['c', 'R2', 300]],
      changed: [['b', 'R1', 250]],
      new: [['d', 'R2', 400]],
      gone: [['a', 'R1', 100]],
    });
  });
});

const fen = fc.option(fc.integer({ min: -5000, max: 5000 }));
const found = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(3), fc.nat(1)), {
  maxLength: 4,
  selector: ([id]) => id,
});
const side = fc.record({ group: fc.constantFrom('A', 'B', 'C'), fen, found, status: fc.boolean() });
const difference = fc
  .record({
    hospital: fc.nat(2),
    department: fc.nat(2),
    month: fc.integer({ min: 1, max: 3 }),
    before: side,
    after: side,
  })
  .map(({ hospital, department, month, before, after }) => {
    const own = {
      hospital: `H${hospital}`,
      department: `D${department}`,
      discharged_on: `2026-0${month}-03`,
    };
    const resultOf = ({ group, fen, found, status }: typeof before): Result => ({
      ...result,
      ...own,
      paid: { ...result.paid, status: status ? 'grouped' : 'ungroupable', group },
      payment_fen: fen,
      amount_identified_fen: found.length,
    });
    const findingsOf = ({ found }: typeof before) =>
      found.map(([id, rule, fen]): ReplayedFinding => [`f${id}`, `R${rule}`, fen]);
    const findings = { before: findingsOf(before), after: findingsOf(after) };
    return compareReplayed({ before: resultOf(before), after: resultOf(after), findings });
  });

const noName = (rule: string) => ({ zh: rule, en: rule });

function sumOf(rows: readonly ReplaySums[], name: keyof ReplaySums): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}

describe('what replayed cases come to', () => {
  it('is told by hospital, department, month and group, and each adds up to the whole', () => {
    const cases = fc.array(difference, { minLength: 1, maxLength: 25 });
    holds(
      fc.property(cases, (all) => {
        const comparison = new ReplayComparison();
        for (const one of all) comparison.add(one);
        const { whole, by_rule, ...tables } = comparison.report(noName);
        expect(whole?.cases).toBe(all.length);
        for (const rows of Object.values(tables))
          for (const [name, value] of Object.entries(whole ?? {}))
            expect(sumOf(rows as readonly ReplaySums[], name as keyof ReplaySums)).toBe(value);
        const sum = (fate: 'same' | 'changed' | 'new' | 'gone') =>
          by_rule.reduce((all, one) => all + one[fate], 0);
        expect(sum('same') + sum('changed') + sum('gone')).toBe(whole?.findings_before);
        expect(sum('same') + sum('changed') + sum('new')).toBe(whole?.findings_after);
      }),
    );
  });

  it('is the same though the comparison was broken off and went on from what was written down', () => {
    holds(
      fc.property(fc.array(difference, { maxLength: 12 }), fc.nat(12), (all, at) => {
        const [inOne, first] = [new ReplayComparison(), new ReplayComparison()];
        for (const one of all) inOne.add(one);
        for (const one of all.slice(0, at)) first.add(one);
        const second = new ReplayComparison(JSON.parse(JSON.stringify(first.state())) as ReplayState);
        for (const one of all.slice(at)) second.add(one);
        expect(second.report(noName)).toEqual(inOne.report(noName));
      }),
    );
  });

  it('of no case is nothing', () => {
    expect(new ReplayComparison().report(noName)).toMatchObject({ whole: null, by_group: [] });
  });
});
