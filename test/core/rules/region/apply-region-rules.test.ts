import { describe, expect, it } from 'vitest';
import { applyRegionRules } from '../../../../core/rules/region/apply-region-rules.ts';
import { findBadReferences } from '../../../../core/rules/region/find-bad-references.ts';
import { regionIssueLine } from '../../../../core/rules/region/region-issue-words.ts';
import { parseRegionRules } from '../../../../core/rules/region/region-rules.ts';
import { bindRules } from '../../../../core/rules/rule-library.ts';
import { installedRules } from '../../../support/installed-rules.ts';
import { declaration, indexOf, knowledgeTable } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const who = { by: '李主任', why: '试点' };
const march = { from: '2026-03-01', to: '2026-03-31', ...who };
const childBelow = (below: string) => ({
  groups: { child: { name: { zh: '儿童', en: 'children' }, from: null, below } },
});
const national = {
  declarations: [declaration({ id: 'DS-CHILD', check: 'age-limit', parameters: childBelow('P18Y') })],
  points: [knowledgeTable('age', [['C1', '小儿药', 'child']], { rules: ['DS-CHILD'] })],
};
const { references } = installedRules();

/** The verdicts of a region whose document has these parts. */
function verdicts(parts: object, list = listOf({})) {
  const rules = parseRegionRules({
    region: '371300',
    title: { zh: '临沂', en: 'Linyi' },
    source: 'test',
    ...parts,
  });
  const { declarations, points } = applyRegionRules(national, rules);
  expect(findBadReferences(national, rules)).toEqual([]);
  return bindRules(declarations, points, references).run(indexOf(list));
}

function listOf({ ageYears = 16, code = 'C1', dischargedAt = '2026-03-10T11:00:00', department = 'A07.01' }) {
  return settlementList({
    patient: { ageYears },
    stay: { dischargedAt, department },
    feeLines: [feeLine({ code })],
  });
}

const lowered = { changes: [{ rule: 'DS-CHILD', ...march, parameters: childBelow('P14Y') }] };

describe('a region', () => {
  it.each([
    ['2026-02-28', 'pass'],
    ['2026-03-01', 'fail'],
    ['2026-03-31', 'fail'],
    ['2026-04-01', 'pass'],
  ])('changes a threshold for March: a discharge on %s of a patient of 16: %s', (day, verdict) => {
    const { byRule } = verdicts(lowered, listOf({ dischargedAt: `${day}T11:00:00` }));
    expect(byRule['DS-CHILD']).toBe(verdict);
  });

  it('changes how grave a rule is, and says so in the finding', () => {
    const change = { rule: 'DS-CHILD', ...march, severity: 'reminder', confidence: 0.2 };
    const [finding] = verdicts({ changes: [change] }, listOf({ ageYears: 40 })).findings;
    expect(finding).toMatchObject({ severity: 'reminder', confidence: 0.2 });
  });

  it('adds a later change to an earlier one on the days of both', () => {
    const second = { rule: 'DS-CHILD', ...march, from: '2026-03-05', severity: 'reminder' };
    const [finding] = verdicts({ changes: [...lowered.changes, second] }).findings;
    expect(finding).toMatchObject({ severity: 'reminder' });
  });

  it('switches a rule off for a time', () => {
    const off = { changes: [{ rule: 'DS-CHILD', ...march, off: true }] };
    expect(verdicts(off, listOf({ ageYears: 40 })).byRule).toEqual({});
    const april = listOf({ ageYears: 40, dischargedAt: '2026-04-02T09:00:00' });
    expect(verdicts(off, april).byRule).toEqual({ 'DS-CHILD': 'fail' });
  });

  it.each([
    [{ departments: ['A07'] }, 'pass'],
    [{ departments: ['A0'] }, 'fail'],
    [{ hospitals: ['H11010100001'] }, 'pass'],
    [{ hospitals: ['H11010100001'], departments: ['A08'] }, 'fail'],
    [{ diagnoses: ['I10'] }, 'pass'],
    [{ diagnoses: ['I11'] }, 'fail'],
  ])('exempts %j: %s', (exempt, verdict) => {
    const exemptions = [{ rules: ['DS-CHILD'], ...march, ...exempt }];
    expect(verdicts({ exemptions }, listOf({ ageYears: 40 })).byRule['DS-CHILD']).toBe(verdict);
    const april = listOf({ ageYears: 40, dischargedAt: '2026-04-02T09:00:00' });
    expect(verdicts({ exemptions }, april).byRule['DS-CHILD']).toBe('fail');
  });

  it('adds a rule of its own, in CEL', () => {
    const own = declaration({
      id: 'DS-LY-1',
      check: 'expression',
      parameters: {
        failsWhen: "ageYears < 18 && department.startsWith('A07')",
        says: { zh: '儿科', en: 'x' },
      },
    });
    expect(verdicts({ rules: [own] }).byRule['DS-LY-1']).toBe('fail');
  });

  it.each([
    ['C1', '2026-03-10', 'fail'],
    ['C2', '2026-03-10', 'fail'],
    ['C2', '2026-02-10', 'pass'],
    ['C1', '2026-02-10', 'fail'],
  ])('adds knowledge points from a day on: %s discharged on %s: %s', (code, day, verdict) => {
    const added = knowledgeTable('age', [['C2', '小儿新药', 'child']], {
      rules: ['DS-CHILD'],
      effective_from: '2026-03-01',
    });
    const list = listOf({ ageYears: 40, code, dischargedAt: `${day}T11:00:00` });
    expect(verdicts({ points: [added] }, list).byRule['DS-CHILD']).toBe(verdict);
  });

  it('overrides the points of the codes that it names', () => {
    const book = {
      declarations: [declaration({ id: 'DS-SEX' })],
      points: [
        knowledgeTable(
          'sex',
          [
            ['F1', '药', 'female'],
            ['F2', '药', 'female'],
          ],
          { rules: ['DS-SEX'] },
        ),
      ],
    };
    const own = knowledgeTable('sex', [['F1', '药', 'male']], { rules: ['DS-SEX'] });
    const region = parseRegionRules({
      region: '371300',
      title: { zh: '临沂', en: 'Linyi' },
      source: 'x',
      points: [own],
    });
    const { declarations, points } = applyRegionRules(book, region);
    const run = (code: string) =>
      bindRules(declarations, points, references).run(
        indexOf(settlementList({ feeLines: [feeLine({ code })] })),
      );
    expect(run('F1').byRule['DS-SEX']).toBe('pass');
    expect(run('F2').byRule['DS-SEX']).toBe('fail');
  });
});

describe('a document', () => {
  it('says everything that names nothing that is there', () => {
    const own = declaration({ id: 'DS-CHILD' });
    const table = knowledgeTable('sex', [], { rules: ['DS-NONE'] });
    const wrong = parseRegionRules({
      region: '371300',
      title: { zh: '临沂', en: 'Linyi' },
      source: 'test',
      rules: [own, { ...own, id: 'GZ10000101001000' }],
      changes: [{ rule: 'DS-NO', ...march }],
      exemptions: [{ rules: ['DS-CHILD', 'DS-NOT'], ...march, hospitals: ['H1'] }],
      points: [table, { ...table, id: 'test-age', rules: ['DS-CHILD'] }],
    });
    const said = findBadReferences(national, wrong).map(regionIssueLine);
    expect(said).toEqual([
      'rules.#1.id: 规则 DS-CHILD 已存在 there is a rule DS-CHILD already',
      'rules.#2.id: 自定规则编号须以 DS- 开头：GZ10000101001000 the id of an own rule begins with DS-: GZ10000101001000',
      'changes.#1.rule: 没有规则 DS-NO there is no rule DS-NO',
      'exemptions.#1.rules.#2: 没有规则 DS-NOT there is no rule DS-NOT',
      'points.#1.rules.#1: 没有规则 DS-NONE there is no rule DS-NONE',
      'points.#2.kind: 表 test-age 的类型为 age，不是 sex table test-age is of kind age, not sex',
    ]);
  });

  it('leaves no two tables of one rule in force on the same day', () => {
    const beside = {
      ...knowledgeTable('age', [['C9', '药', 'child']], { rules: ['DS-CHILD'] }),
      id: 'another',
    };
    const region = parseRegionRules({
      region: '371300',
      title: { zh: '临沂', en: 'Linyi' },
      source: 'x',
      points: [beside],
    });
    const { declarations, points } = applyRegionRules(national, region);
    expect(() => bindRules(declarations, points, references)).toThrow('two tables of kind age');
  });
});

describe('parseRegionRules', () => {
  it('says every mistake of shape at once', () => {
    const wrong = {
      region: '37',
      exemptions: [{ rules: ['DS-X'], ...march }],
      changes: [{ ...march, severity: 'bad' }],
    };
    expect(() => parseRegionRules(wrong)).toThrow(
      /region[\s\S]*title[\s\S]*exemptions\[0\][\s\S]*changes\[0\]/,
    );
  });
});
