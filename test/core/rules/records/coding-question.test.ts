import { describe, expect, it } from 'vitest';
import { ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { codedList } from '../../coding/coded-list.ts';

const asking = (questions: readonly string[], nodes: readonly string[]) =>
  ruleUnderTest({ check: 'coding-question', parameters: { questions, nodes } });

const editions = ['clinical-edition-code', 'unknown-diagnosis-code', 'unknown-procedure-code'];
const ofSex = asking(['diagnosis-sex-conflict'], ['diseinfo']);
const ofAge = asking(['diagnosis-age-conflict'], ['diseinfo']);

describe('a rule that asks what a coder would be asked', () => {
  it('sees the node it is told to look at, and no other', () => {
    const list = codedList(['DX-CLINICAL'], ['OP-CLINICAL']);
    const refs = (nodes: readonly string[]) =>
      asking(editions, nodes)(list).findings.flatMap(({ evidence }) => evidence.map(({ ref }) => ref));
    expect(refs(['diseinfo'])).toEqual(['DX-CLINICAL']);
    expect(refs(['oprninfo'])).toEqual(['OP-CLINICAL']);
    expect(refs(['setlinfo'])).toEqual([]);
  });

  it('makes one finding of all it asks of a list, with the certainty of each', () => {
    const { findings } = asking(
      ['unknown-diagnosis-code', 'duplicate-diagnosis'],
      ['diseinfo'],
    )(codedList(['K99', 'DX1', 'DX1']));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.evidence.map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
      'diagnosis K99',
      'diagnosis DX1',
    ]);
    expect(findings[0]?.evidence[0]?.text.en).toMatch(/^K99 is neither .* \(certainty .*: high\)$/);
  });

  it('refers to the field where the header itself is in doubt', () => {
    const { findings } = asking(
      ['implausible-stay'],
      ['setlinfo'],
    )(codedList(['DX1'], [], { stay: { losDays: 30 } }));
    expect(findings[0]?.evidence[0]).toMatchObject({ kind: 'case', ref: 'setlinfo.act_ipt_days' });
  });

  it.each([
    ['female', 'fail'],
    ['male', 'pass'],
    ['unknown', 'no-data'],
    ['not-stated', 'no-data'],
  ] as const)('on a diagnosis of men in a %s patient: %s', (sex, verdict) => {
    expect(verdictOf(ofSex(codedList(['DX-MEN'], [], { patient: { sex } })))).toBe(verdict);
  });

  it('has no answer for a patient of no known age', () => {
    expect(verdictOf(ofAge(codedList(['DX-NEWBORN'], [], { patient: { ageYears: null } })))).toBe('no-data');
    expect(verdictOf(ofAge(codedList(['DX-NEWBORN'], [], { patient: { ageYears: 0 } })))).toBe('pass');
  });
});
