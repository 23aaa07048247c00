import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeLine } from '../../../core/claims/settlement-list.ts';
import { buildCaseIndex } from '../../../core/rules/build-case-index.ts';
import type { CaseContext } from '../../../core/rules/case-context.ts';
import { speaksOnBills } from '../../../core/rules/moments.ts';
import { isMark } from '../../../core/rules/rule-declarations.ts';
import { bindRules } from '../../../core/rules/rule-library.ts';
import { holds } from '../../support/holds.ts';
import { installedRules } from '../../support/installed-rules.ts';
import { declaration, knowledgeTable, noReferences } from '../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../support/settlement-lists.ts';

const context: CaseContext = { hospitalLevel: 1, drg: null, history: null, baseline: null, payment: null };
const limitedFrom = (effective_from: string, sex: string, effective_to: string | null = null) =>
  knowledgeTable('sex', [['F1', '女用药', sex]], { effective_from, effective_to });
const index = buildCaseIndex(settlementList({ feeLines: [feeLine({ code: 'F1' })] }), context);

describe('bindRules', () => {
  it('says every mistake at once', () => {
    const declarations = [
      declaration({ id: 'DS-A', check: 'no-such-check' }),
      declaration({ id: 'DS-B', check: 'split-stay', parameters: { maxGapDays: -1 } }),
      declaration({ id: 'DS-C' }),
    ];
    const bind = () => bindRules(declarations, [], noReferences);
    expect(bind).toThrow(
      /DS-A: unknown check no-such-check.*DS-B: [\s\S]*maxGapDays.*DS-C: no table of kind sex/s,
    );
  });

  it('refuses two rules of one id, also from different files', () => {
    const table = knowledgeTable('sex', []);
    const bind = () => bindRules([declaration(), declaration()], [table], noReferences);
    expect(bind).toThrow('DS-UNDER-TEST: declared twice');
  });

  it('binds a rule that awaits a table of its region, and answers no data until there is one', () => {
    const awaiting = declaration({ awaits: { zh: '地区目录', en: 'a list of the region' } });
    const library = bindRules([awaiting], [], noReferences);
    expect(library.run(index).byRule).toEqual({ [awaiting.id]: 'no-data' });
  });

  it('does not bind a table that does not name the rule', () => {
    const foreign = knowledgeTable('sex', [], { rules: ['DS-OTHER'] });
    expect(() => bindRules([declaration()], [foreign], noReferences)).toThrow('no table of kind sex');
  });
});

describe('a rule library', () => {
  it.each([
    ['2026-03-10', null, 'fail'],
    ['2026-03-11', null, undefined],
    ['2026-01-01', '2026-03-10', 'fail'],
    ['2026-01-01', '2026-03-09', undefined],
  ])(
    'runs a rule in force from %s to %s on a discharge on 2026-03-10: %s',
    (effectiveFrom, effectiveTo, verdict) => {
      const rule = declaration({ effectiveFrom, effectiveTo });
      const { byRule } = bindRules([rule], [limitedFrom('2020-01-01', 'female')], noReferences).run(index);
      expect(byRule[rule.id]).toBe(verdict);
    },
  );

  it.each([
    ['by its lines', 'sex-limit', undefined, ['inpatient', 'outpatient', 'pharmacy']],
    ['as a whole', 'charge-outside-stay', undefined, ['inpatient']],
    ['as it is told to', 'sex-limit', ['outpatient'], ['outpatient']],
  ] as const)('looks at a bill %s: %s %s', (_, check, care, looked) => {
    const parameters =
      check === 'sex-limit'
        ? {}
        : { daysBefore: 0, daysAfter: 0, exemptCareTypes: [], exemptDischargeDrugs: true };
    const rule = declaration({ check, parameters, ...(care && { care: [...care] }) });
    const library = bindRules([rule], [limitedFrom('2020-01-01', 'female')], noReferences);
    const settings = ['inpatient', 'outpatient', 'pharmacy'] as const;
    const ran = settings.filter((setting) => {
      const list = { ...index.list, care: setting };
      return rule.id in library.run({ ...index, list }).byRule;
    });
    expect(ran).toEqual(looked);
  });

  it('marks a case for an indicator without finding, verdict or money', () => {
    const mark = declaration({ id: 'ZB10000205008000' });
    const table = knowledgeTable('sex', [['F1', '女用药', 'female']], { rules: [mark.id] });
    const run = bindRules([mark], [table], noReferences).run(index);
    expect(run).toMatchObject({ findings: [], marks: [mark.id], verdicts: { pass: 0, fail: 0, no_data: 0 } });
  });

  it('answers no data while no version of its table is in force', () => {
    const library = bindRules([declaration()], [limitedFrom('2026-03-11', 'female')], noReferences);
    expect(library.run(index).verdicts).toEqual({ pass: 0, fail: 0, no_data: 1 });
  });

  it('judges by the version of the table in force on the day of discharge', () => {
    const versions = [limitedFrom('2025-01-01', 'male', '2026-02-28'), limitedFrom('2026-03-01', 'female')];
    expect(bindRules([declaration()], versions, noReferences).run(index).verdicts.fail).toBe(1);
    expect(bindRules([declaration()], versions.toReversed(), noReferences).run(index).verdicts.fail).toBe(1);
  });

  it('lets a defect in a rule through', () => {
    const broken = { ...index, list: { ...index.list, patient: undefined } };
    const library = bindRules([declaration()], [limitedFrom('2020-01-01', 'female')], noReferences);
    expect(() => library.run(broken as unknown as typeof index)).toThrow(TypeError);
  });
});

const { declarations, points, references } = installedRules();
const library = bindRules(declarations, points, { ...noReferences, coding: references.coding });
const run = (lines: readonly FeeLine[]) =>
  library.run(buildCaseIndex(settlementList({ feeLines: lines }), context));
const limitedCodes = points.flatMap((table) =>
  table.rows.slice(0, 8).map((row) => String(row[table.kind === 'duplicate-charge' ? 3 : 0])),
);
const primaryCodes = points.flatMap((table) =>
  table.kind === 'duplicate-charge' ? table.rows.slice(0, 8).map((row) => row[1]) : [],
);
const charges = fc
  .array(
    fc.record({
      code: fc.constantFrom(...limitedCodes, ...primaryCodes),
      chargedAt: fc
        .integer({ min: 1, max: 12 })
        .map((day) => `2026-03-${String(day).padStart(2, '0')}T08:00:00`),
      quantity: fc.integer({ min: 0, max: 3 }),
      careType: fc.constantFrom('21', '11', null),
    }),
    { maxLength: 25 },
  )
  .map((lines) => lines.map((parts, position) => feeLine({ ...parts, serial: `L${position}` })));

describe('the installed rules', () => {
  it('bind, and count a verdict for each that looks at stays, but for those that mark', () => {
    const { verdicts, byRule } = run([]);
    const ofStays = declarations
      .filter(speaksOnBills)
      .filter(({ care }) => care?.includes('inpatient') ?? true);
    expect(Object.keys(byRule)).toEqual(ofStays.map(({ id }) => id));
    const marks = ofStays.filter(isMark);
    expect(verdicts.pass + verdicts.fail + verdicts.no_data).toBe(ofStays.length - marks.length);
  });

  it('find nothing in an ordinary stay without limited items', () => {
    const everyDay = Array.from({ length: 9 }, (_, at) =>
      feeLine({ serial: `L${at}`, chargedAt: `2026-03-0${at + 1}T10:00:00` }),
    );
    expect(run(everyDay).findings).toEqual([]);
  });

  it('find the same, under the same ids, in whatever order the lines come', () => {
    const shuffled = charges.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    holds(
      fc.property(shuffled, ([lines, other]) => {
        expect(run(other)).toEqual(run(lines));
      }),
    );
  });

  it('give each finding an id of its own', () => {
    holds(
      fc.property(charges, (lines) => {
        const ids = run(lines).findings.map(({ finding_id }) => finding_id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
      }),
    );
  });

  it('claim for a finding on lines the sum of what its lines say, and no more than they cost', () => {
    holds(
      fc.property(charges, (lines) => {
        const costOf = new Map(lines.map(({ serial, amountFen }) => [serial, amountFen]));
        for (const { amount_fen, evidence } of run(lines).findings) {
          expect(evidence.reduce((sum, line) => sum + (line.amount_fen ?? 0), 0)).toBe(amount_fen);
          expect(evidence.every((line) => (line.amount_fen ?? 0) <= (costOf.get(line.ref) ?? 0))).toBe(true);
        }
      }),
    );
  });

  it('drop a finding once the lines it blames are refunded', () => {
    holds(
      fc.property(charges, (lines) => {
        for (const finding of run(lines).findings) {
          const blamed = new Set(finding.evidence.filter((line) => line.amount_fen).map(({ ref }) => ref));
          if (blamed.size === 0) continue;
          const refunds = lines.filter(({ serial }) => blamed.has(serial)).map((line) => refundOf(line));
          const ids = run([...lines, ...refunds]).findings.map(({ finding_id }) => finding_id);
          expect(ids).not.toContain(finding.finding_id);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keep the id of a finding from one release to the next', () => {
    const drugOfWomen = feeLine({ code: 'XA11CCA351E002010101121' });
    const found = run([drugOfWomen]).findings.filter(({ rule_id }) => rule_id === 'GZ10000301004000');
    expect(found.map(({ finding_id }) => finding_id)).toEqual(['bae82b0d6d83b22bf9cbfcedb8c524ee']);
  });
});
