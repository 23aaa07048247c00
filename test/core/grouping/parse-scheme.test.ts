import { describe, expect, it } from 'vitest';
import { parseScheme } from '../../../core/grouping/parse-scheme.ts';
import { adrg, mdc, schemeInput } from './small-scheme.ts';

function issuesOf(input: unknown): readonly string[] {
  const parsed = parseScheme(input);
  return parsed.ok ? [] : parsed.issues.map((issue) => `${issue.path}: ${issue.message}`);
}

describe('parseScheme', () => {
  it('accepts a sound scheme', () => {
    expect(issuesOf(schemeInput({ mdcs: [mdc('X', ['XX1'])], adrgs: [adrg('XX1')] }))).toEqual([]);
  });

  it.each([null, 'text', [], {}])('refuses %j with reasons', (input) => {
    expect(issuesOf(input).length).toBeGreaterThan(0);
  });

  it('says every mistake of shape at once', () => {
    const input = { ...schemeInput({}), exclusions: [1], validProcedures: [7, ''] };
    const paths = issuesOf(input).map((issue) => issue.split(':')[0]);
    expect(paths).toEqual(['exclusions', 'validProcedures.0', 'validProcedures.1']);
  });

  it.each([
    { why: 'an unknown word', when: { anyDiagnosis: 'dx' } },
    { why: 'two words', when: { sex: ['==', '1'], ageYears: ['<', 1] } },
    { why: 'no word', when: {} },
    { why: 'an unknown sign', when: { ageYears: ['=<', 1] } },
    { why: 'a nested mistake', when: { all: [{ not: { losDays: 5 } }] } },
  ])('refuses a condition with $why', ({ when }) => {
    const input = { ...schemeInput({ mdcs: [mdc('X', ['XX1'])] }), adrgs: [{ ...adrg('XX1'), when }] };
    expect(issuesOf(input)).not.toEqual([]);
  });

  it('says every name that leads nowhere at once', () => {
    const input = schemeInput({
      mdcs: [
        mdc('X', ['XX1', 'XX2', 'XX9'], { entry: { bodySites: ['>=', 2] } }),
        mdc('Y', ['YY1'], { ambiguous: { when: { anyProc: 'validProc' }, after: 'XX1' } }),
      ],
      adrgs: [
        adrg('XX1', { when: { all: [{ principalDx: 'dx' }, { procClass: '2' }] } }),
        adrg('XX2', { drgs: [{ code: 'XX21', title: '标题', when: { not: { anyProc: 'proc7' } } }] }),
        adrg('YY1'),
        adrg('ZZ1'),
      ],
    });
    expect(issuesOf(input)).toEqual([
      'mdcs.adrgs: no ADRG XX9',
      'adrgs: ZZ1 is in no MDC',
      'mdcs.Y.ambiguous: no ADRG XX1 in it',
      'mdcs.X: no body sites to count',
      'adrgs.XX1: no code list dx',
      'adrgs.XX1: no procedure class 2',
      'adrgs.XX2: no code list proc7',
    ]);
  });

  it('refuses what stands twice', () => {
    const input = schemeInput({
      mdcs: [mdc('X', ['XX1', 'XX1']), mdc('X', [])],
      adrgs: [adrg('XX1')],
      complications: { mcc: { 1: ['A', 'B'], 2: ['A'] }, cc: { 1: ['A'] } },
    });
    expect(issuesOf(input)).toEqual([
      'mdcs: X stands more than once',
      'mdcs.adrgs: XX1 stands more than once',
      'complications.mcc: A stands more than once',
    ]);
  });

  it('refuses an erratum that would change nothing', () => {
    const text = { zh: '文', en: 'text' };
    const input = schemeInput({
      errata: [
        {
          id: 'lost',
          description: text,
          published: text,
          source: 'test',
          default: 'as-given',
          corrections: [
            { op: 'removeCodes', group: 'XX1', set: 'dx', codes: ['A'] },
            { op: 'moveComplication', level: 'cc', code: 'A', fromTable: '1', toTable: '2' },
            { op: 'replaceCondition', group: 'XX1', when: { const: true }, sets: {} },
          ],
        },
      ],
    });
    expect(issuesOf(input)).toEqual([
      'errata.lost: removeCodes finds nothing to change',
      'errata.lost: moveComplication finds nothing to change',
      'errata.lost: replaceCondition finds nothing to change',
    ]);
  });
});
