import { describe, expect, it } from 'vitest';
import { caseTranslators, compileScheme } from '../../../core/grouping/compile-scheme.ts';
import type { Condition } from '../../../core/grouping/condition.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import type { Adrg, Scheme } from '../../../core/grouping/scheme.ts';
import { aCase } from './national-grouper.ts';
import { plainExplainer } from './plain-reading/explain-plainly.ts';
import { adrg, mdc, smallScheme } from './small-scheme.ts';

/** Whether a scheme whose only ADRG asks for this condition takes the case, by both passes. */
function takes(
  when: Condition,
  given: Partial<GroupingCase>,
  facts: Partial<Scheme> = {},
  lists: Partial<Adrg> = {},
) {
  const scheme = smallScheme({
    mdcs: [mdc('X', ['XX1'])],
    adrgs: [adrg('XX1', { when, ...lists })],
    ...facts,
  });
  const grouper = compileScheme(scheme);
  const asked = aCase({ dx: ['D0'], ...given });
  const { status } = grouper.group(asked);
  const steps = grouper.explain(asked);
  expect(steps.at(-1)).toEqual({ step: 'result', result: grouper.group(asked) });
  expect(steps).toEqual(plainExplainer(scheme, caseTranslators(null))(asked));
  return status === 'grouped';
}

const list = { codes: ['D1', 'P1'] };
const pair = { codes: ['D1', 'D2', 'P1', 'P2'] };

describe('the condition language', () => {
  it.each<[Condition, Partial<GroupingCase>, boolean]>([
    [{ principalDx: list }, { dx: ['D1', 'D2'] }, true],
    [{ principalDx: list }, { dx: ['D2', 'D1'] }, false],
    [{ anyDx: list }, { dx: ['D2', 'D1'] }, true],
    [{ secondaryDx: list }, { dx: ['D2', 'D1'] }, true],
    [{ secondaryDx: list }, { dx: ['D1', 'D2'] }, false],
    [{ mainProc: list }, { proc: ['P1', 'P2'] }, true],
    [{ mainProc: list }, { proc: ['P2', 'P1'] }, false],
    [{ mainProc: list }, { proc: [] }, false],
    [{ anyProc: list }, { proc: ['P2', 'P1'] }, true],
    [{ secondaryProc: list }, { proc: ['P2', 'P1'] }, true],
    [{ secondaryProc: list }, { proc: ['P1'] }, false],
    [{ hasSecondaryDx: true }, { dx: ['D1'] }, false],
    [{ hasSecondaryDx: true }, { dx: ['D1', 'D1'] }, true],
    [{ hasSecondProc: true }, { proc: ['P1'] }, false],
    [{ hasSecondProc: true }, { proc: ['P1', 'P2'] }, true],
    [{ ageYears: ['<', 17] }, { ageYears: 16 }, true],
    [{ ageYears: ['<', 17] }, { ageYears: 17 }, false],
    [{ ageDays: ['<=', 28] }, { ageDays: null }, true],
    [{ weightGrams: ['>', 0] }, { weightGrams: null }, false],
    [{ losDays: ['>=', 60] }, { losDays: 60 }, true],
    [{ losDays: ['==', 1] }, { losDays: 2 }, false],
    [{ losDays: ['<', 5] }, { losDays: null }, true],
    [{ sex: ['==', '2'] }, { sex: '女' }, true],
    [{ dischargeWay: ['==', '5'] }, { dischargeWay: '5' }, true],
    [{ dischargeWay: ['==', '5'] }, { dischargeWay: null }, false],
    [{ distinctDx: { of: pair, among: 'all', count: ['>=', 2] } }, { dx: ['D1', 'D1', 'D2'] }, true],
    [{ distinctDx: { of: pair, among: 'all', count: ['>=', 2] } }, { dx: ['D1', 'D3', 'D1'] }, false],
    [{ distinctDx: { of: pair, among: 'secondary', count: ['==', 1] } }, { dx: ['D1', 'D2'] }, true],
    [{ distinctDx: { of: pair, among: 'all', count: ['==', 0] } }, { dx: ['D3'] }, true],
    [{ distinctProc: { of: pair, among: 'all', count: ['>', 1] } }, { proc: ['P1', 'P2'] }, true],
    [{ distinctProc: { of: pair, among: 'all', count: ['>', 1] } }, { proc: ['P1', 'P1'] }, false],
    [{ distinctProc: { of: pair, among: 'secondary', count: ['<', 1] } }, { proc: ['P1', 'P3'] }, true],
    [{ anyDxPrefix: 'Z37.' }, { dx: ['D1', 'Z37.900'] }, true],
    [{ anyDxPrefix: 'Z37.' }, { dx: ['D1', 'Z3'] }, false],
    [{ all: [] }, {}, true],
    [{ any: [] }, {}, false],
    [{ not: { anyProc: list } }, { proc: ['P1'] }, false],
    [{ not: { anyProc: list } }, { proc: [] }, true],
    [{ any: [{ principalDx: list }, { mainProc: list }] }, { proc: ['P1'] }, true],
    [{ any: [{ principalDx: list }, { losDays: ['==', 7] }] }, {}, true],
    [{ all: [{ anyDx: list }, { mainProc: list }] }, { dx: ['D2', 'D1'], proc: ['P1'] }, true],
    [{ all: [{ anyDx: list }, { mainProc: list }] }, { dx: ['D2', 'D1'], proc: ['P2'] }, false],
  ])('%j of %j is %s', (when, given, expected) => expect(takes(when, given)).toBe(expected));

  it('names the lists of its ADRG, its procedure classes and the qualifying procedures', () => {
    const lists = { sets: { dx: ['D7'] }, procClasses: { 1: ['P7'] } };
    const facts = { validProcedures: ['P9'] };
    expect(takes({ principalDx: 'dx' }, { dx: ['D7'] }, facts, lists)).toBe(true);
    expect(takes({ procClass: '1' }, { proc: ['P9', 'P7'] }, facts, lists)).toBe(true);
    expect(takes({ mainProc: 'validProc' }, { proc: ['P9', 'P7'] }, facts, lists)).toBe(true);
    expect(takes({ mainProc: 'validProc' }, { proc: ['P7'] }, facts, lists)).toBe(false);
  });

  it.each<[Condition, readonly string[], boolean]>([
    [{ bodySites: ['>=', 2] }, ['H1', 'H2'], false],
    [{ bodySites: ['>=', 2] }, ['H1', 'C1'], true],
    [{ bodySiteDx: ['>=', 2] }, ['H1', 'H2'], true],
    [{ bodySiteDx: ['>=', 2] }, ['H1', 'D0'], false],
    [{ bodySites: ['<', 1] }, ['D0'], true],
  ])('counts body sites of the MDC: %j of %j is %s', (entry, dx, expected) => {
    const bodySites = [
      { site: '头', dx: ['H1', 'H2'] },
      { site: '胸', dx: ['C1'] },
    ];
    expect(takes({ const: true }, { dx }, { mdcs: [mdc('X', ['XX1'], { entry, bodySites })] })).toBe(
      expected,
    );
  });

  it.each<['mcc' | 'cc', readonly string[], boolean]>([
    ['mcc', ['D0', 'M1'], true],
    ['cc', ['D0', 'M1'], false],
    ['cc', ['D0', 'C1'], true],
    ['cc', ['D0', 'M1', 'C1'], true],
    ['mcc', ['M1'], false],
    ['mcc', ['EX', 'M1'], false],
    ['cc', ['EX', 'C1'], true],
    ['mcc', ['D0', 'BOTH'], true],
    ['cc', ['D0', 'BOTH'], true],
  ])('counts complications after exclusion: %s of %j is %s', (complication, dx, expected) => {
    const complications = { mcc: { 1: ['M1'], 3: ['BOTH'] }, cc: { 2: ['C1'], 4: ['BOTH'] } };
    expect(takes({ complication }, { dx }, { complications, exclusions: { 1: ['EX'] } })).toBe(expected);
  });
});

describe('what city schemes add', () => {
  it('a slot for ambiguous cases stands after the surgical groups and before the medical ones', () => {
    const grouper = compileScheme(
      smallScheme({
        mdcs: [mdc('X', ['XB1', 'XR1'], { ambiguous: { when: { anyProc: 'validProc' }, after: 'XB1' } })],
        adrgs: [adrg('XB1', { when: { mainProc: { codes: ['P1'] } } }), adrg('XR1')],
        validProcedures: ['P1', 'P2'],
      }),
    );
    const resultOf = (proc: readonly string[]) => grouper.group(aCase({ dx: ['D0'], proc }));
    expect(resultOf(['P1']).adrg).toBe('XB1');
    expect(resultOf(['P0', 'P2'])).toEqual({ status: 'ambiguous', mdc: 'MDCX', adrg: 'QY', drg: 'XQY' });
    expect(resultOf(['P0']).adrg).toBe('XR1');
    expect(grouper.explain(aCase({ dx: ['D0'], proc: ['P2'] })).map((step) => step.step)).toContain(
      'ambiguityFound',
    );
  });

  it('such a slot comes first in an MDC that has no surgical group', () => {
    const ambiguous = { when: { anyProc: 'validProc' } as const, after: null };
    const facts = { mdcs: [mdc('U', ['UR1'], { ambiguous })], adrgs: [adrg('UR1')], validProcedures: ['P1'] };
    const asked = aCase({ dx: ['D0'], proc: ['P1'] });
    const grouper = compileScheme(smallScheme(facts));
    expect(grouper.group(asked).drg).toBe('UQY');
    expect(grouper.explain(asked).at(-1)).toEqual({ step: 'result', result: grouper.group(asked) });
  });

  it('an MDC that keeps its cases ends them without a group, where others pass them on', () => {
    const never = adrg('XX1', { when: { const: false } });
    const scheme = smallScheme({
      mdcs: [mdc('X', ['XX1'], { entry: { sex: ['==', '1'] }, commits: true }), mdc('Y', ['YY1'])],
      adrgs: [never, adrg('YY1')],
    });
    const grouper = compileScheme(scheme);
    const kept = { status: 'ungroupable', mdc: 'MDCX', adrg: '00', drg: 'X00' };
    expect(grouper.group(aCase({ dx: ['D0'], sex: '1' }))).toEqual(kept);
    expect(grouper.group(aCase({ dx: ['D0'], sex: '2' })).adrg).toBe('YY1');
    expect(grouper.explain(aCase({ dx: ['D0'] })).map(({ step }) => step)).toEqual([
      'mdcEntered',
      'triedInVain',
      'mdcKept',
      'result',
    ]);
  });

  it('several branches lead to one ADRG', () => {
    const branches = [
      adrg('AH1_1', { when: { mainProc: { codes: ['P1'] } } }),
      adrg('AH1_2', { when: { mainProc: { codes: ['P2'] } } }),
    ];
    const grouper = compileScheme(smallScheme({ mdcs: [mdc('A', ['AH1_1', 'AH1_2'])], adrgs: branches }));
    expect(grouper.group(aCase({ dx: ['D0'], proc: ['P2'] })).adrg).toBe('AH1');
  });

  it('an ADRG is its own result when it has no DRG, or none that fits', () => {
    const early = { code: 'XX17', title: '5 天内死亡', when: { losDays: ['<', 5] } as const };
    const grouper = compileScheme(
      smallScheme({ mdcs: [mdc('X', ['XX1'])], adrgs: [adrg('XX1', { drgs: [early] })] }),
    );
    expect(grouper.group(aCase({ dx: ['D0'], losDays: 4 })).drg).toBe('XX17');
    expect(grouper.group(aCase({ dx: ['D0'], losDays: 5 }))).toEqual({
      status: 'grouped',
      mdc: 'MDCX',
      adrg: 'XX1',
      drg: 'XX1',
    });
  });

  it('a scheme without a code mapping translates nothing', () => {
    const grouper = compileScheme(smallScheme({ mdcs: [mdc('X', ['XX1'])], adrgs: [adrg('XX1')] }));
    expect(grouper.group(aCase({ dx: ['D0'], map: 1 })).status).toBe('dxUnmapped');
  });
});
