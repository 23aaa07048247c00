import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportFatigue } from '../../../../core/orders/fatigue/fatigue-report.ts';
import { parseFatigueThresholds } from '../../../../core/orders/fatigue/fatigue-thresholds.ts';
import { proposalWords } from '../../../../core/orders/fatigue/proposal-words.ts';
import type { WarningRecord } from '../../../../core/orders/warning-record.ts';
import { holds } from '../../../support/holds.ts';
import { record, records } from './warning-records.ts';

const thresholds = parseFatigueThresholds(JSON.parse(readFileSync('knowledge/orders/fatigue.json', 'utf8')));
const report = (shown: readonly WarningRecord[], checks: number | null = null) =>
  reportFatigue(shown, checks, thresholds);
const proposed = (shown: readonly WarningRecord[]) =>
  report(shown).proposals.map(({ department, verdict }) => [
    department,
    verdict.kind === 'keep' ? verdict.why : verdict.kind,
  ]);
const overridden = (count: number, parts: Partial<WarningRecord> = {}) =>
  records(count, { state: 'overridden', ...parts });
const changed = (count: number, parts: Partial<WarningRecord> = {}) =>
  records(count, { state: 'changed', ...parts });

describe('the figures of a month', () => {
  it('are counted by what became of the warnings, with the money', () => {
    const { total } = report([
      ...overridden(3, { reason_code: 'benefit-outweighs-risk' }),
      ...overridden(1),
      ...changed(2, { amount_fen: 500 }),
      ...records(4),
    ]);
    expect(total).toMatchObject({
      shown: 10,
      answered: 6,
      overridden: 4,
      overridden_with_reason: 3,
      changed: 2,
      unanswered: 4,
      amount_fen: 9000,
      changed_amount_fen: 1000,
      override_rate: { count: 4, of: 6 },
      answer_rate: { count: 6, of: 10 },
    });
  });

  it('name no doctor: how many answered is all that is told', () => {
    const of = report([...overridden(8), ...records(1, { doctor: 'D77' })]);
    expect(of.total.doctors).toBe(4);
    expect(JSON.stringify(of)).not.toMatch(/"D\d/);
  });

  it('tell a doctor’s own words only when they are said often, since a rare one may speak of a patient', () => {
    const { total } = report([
      ...overridden(3, { reason_text: ' 临床确需 ' }),
      ...overridden(1, { reason_text: '患者张某对青霉素过敏' }),
      ...overridden(1, { reason_text: '家属要求' }),
    ]);
    expect(total.reasons).toEqual([
      { code: null, text: '临床确需', times: 3 },
      { code: null, text: null, times: 2 },
    ]);
  });

  it('take words beside a code for the code', () => {
    const { total } = report([
      ...overridden(2, { reason_code: 'x', reason_text: 'a' }),
      ...overridden(1, { reason_code: 'x', reason_text: 'b' }),
    ]);
    expect(total.reasons).toEqual([{ code: 'x', text: null, times: 3 }]);
  });

  it('are nothing of nothing', () => {
    expect(report([])).toMatchObject({
      total: { shown: 0, override_rate: null, severity: null, reasons: [] },
      rules: [],
      proposals: [],
    });
  });

  it('are set beside the checks where somebody counted those', () => {
    expect(report(records(12), 400).per_100_checks).toBe(3);
    expect(report(records(12)).per_100_checks).toBeNull();
  });

  it('of rules and of departments each add up to those of the hospital', () => {
    const some = fc.array(
      fc.record({
        rule: fc.constantFrom('R1', 'R2', 'R3'),
        department: fc.constantFrom('A03', 'A04', null),
        state: fc.constantFrom('unanswered', 'overridden', 'changed'),
        amount_fen: fc.nat(100_000),
      }),
    );
    holds(
      fc.property(some, (parts) => {
        const of = report(parts.map((part) => record(part as Partial<WarningRecord>)));
        for (const parted of [of.rules, of.departments, of.rules.flatMap(({ departments }) => departments)]) {
          for (const figure of ['shown', 'answered', 'overridden', 'changed', 'amount_fen'] as const)
            expect(parted.reduce((sum, { tally }) => sum + tally[figure], 0)).toBe(of.total[figure]);
        }
      }),
    );
  });
});

describe('a proposal', () => {
  it('is to mute what is overridden beyond doubt', () => {
    expect(proposed([...overridden(38), ...changed(2)])).toEqual([[null, 'mute']]);
  });

  it('is not to mute on the same share of few answers', () => {
    expect(proposed([...overridden(18), ...changed(1)])).toEqual([[null, 'few-answers']]);
    expect(proposed([...overridden(17), ...changed(3)])).toEqual([[null, 'unclear']]);
  });

  it('takes silence for no answer', () => {
    expect(proposed([...overridden(10), ...records(500)])).toEqual([[null, 'few-answers']]);
  });

  it('is not made on the habit of one doctor', () => {
    expect(proposed(overridden(60, { doctor: 'D1' }))).toEqual([[null, 'few-doctors']]);
  });

  it('is never to mute what is grave, however often it is overridden', () => {
    expect(proposed(overridden(60, { severity: 'violation' }))).toEqual([[null, 'grave']]);
    expect(proposed([...overridden(60), ...overridden(1, { severity: 'violation' })])).toEqual([
      [null, 'grave'],
    ]);
  });

  it('is to sharpen, not to mute, where one reason is given over and over', () => {
    const shown = [
      ...overridden(30, { reason_code: 'benefit-outweighs-risk' }),
      ...overridden(6, { reason_code: 'patient-pays' }),
      ...changed(4),
    ];
    expect(report(shown).proposals).toMatchObject([
      {
        verdict: {
          kind: 'sharpen',
          reason: { code: 'benefit-outweighs-risk', times: 30 },
          share: { of: 36 },
        },
      },
    ]);
  });

  it('takes no reason that stands for no cause', () => {
    expect(proposed([...overridden(38, { reason_code: 'other' }), ...changed(2)])).toEqual([[null, 'mute']]);
  });

  it('knows a remedy for every reason that is offered, but for “other”', () => {
    const { reasons } = JSON.parse(
      readFileSync('knowledge/orders/presentation.json', 'utf8'),
    ).overrideReasons;
    const codes: string[] = reasons.map(({ code }: { code: string }) => code);
    expect(codes.filter((code) => code !== 'other').toSorted()).toEqual(
      Object.keys(thresholds.sharpen.remedies).toSorted(),
    );
  });

  it('is to make a violation blocking that nearly always leads to another order', () => {
    expect(proposed(changed(40, { severity: 'violation' }))).toEqual([[null, 'make-blocking']]);
    expect(proposed(changed(40, { severity: 'suspicious' }))).toEqual([[null, 'useful']]);
    expect(proposed(changed(25, { severity: 'violation' }))).toEqual([[null, 'useful']]);
  });

  it('is made for departments one by one where they differ', () => {
    const shown = [
      ...overridden(40),
      ...changed(30, { department: 'A04.01' }),
      ...overridden(5, { department: 'A05' }),
    ];
    expect(proposed(shown)).toEqual([
      ['A03.04', 'mute'],
      ['A04.01', 'useful'],
    ]);
  });

  it('goes for the whole hospital where no department speaks against it', () => {
    expect(
      proposed([
        ...overridden(40),
        ...overridden(40, { department: 'A04.01' }),
        ...overridden(2, { department: null }),
      ]),
    ).toEqual([[null, 'mute']]);
  });

  it('says in both languages what to do, for which reason, on which figures', () => {
    const shown = [
      ...overridden(30, { reason_code: 'benefit-outweighs-risk' }),
      ...changed(5),
      ...records(5),
    ];
    const [proposal] = report(shown).proposals;
    if (!proposal) throw new Error('nothing proposed');
    const words = proposalWords(proposal, {
      reason: () => ({ zh: '临床确有指征', en: 'clinically indicated' }),
      parameters: () => ['maxKinds'],
    });
    expect(words).toEqual({
      zh: '建议：使规则更准确。坚持的理由 30 次中有 30 次是“临床确有指征”；放宽规则参数，或按科室、诊断豁免确需使用者（规则参数：maxKinds）。提示 40 次，答复 35 次，未答复 5 次：坚持 30 次（86 % [71–94]），修改 5 次（14 % [6–29]）；答复医师 4 人',
      en: "Sharpen the rule. Of 30 reasons to go on, 30 were “clinically indicated”; widen the rule's parameters, or exempt the departments or diagnoses that need it (parameters of the rule: maxKinds). Shown 40, answered 35, unanswered 5: overridden 30 (86 % [71–94]), changed 5 (14 % [6–29]); doctors who answered: 4",
    });
  });
});
