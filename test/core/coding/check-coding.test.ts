import { describe, expect, it } from 'vitest';
import type { SettlementList } from '../../../core/claims/settlement-list.ts';
import { checkCoding } from '../../../core/coding/check-coding.ts';
import type { CodingQuestionCode } from '../../../core/coding/coding-question.ts';
import { codedList, tellingGrouper } from './coded-list.ts';
import { smallCodingTables, table } from './small-coding-tables.ts';

const tables = smallCodingTables();

const ask = (list: SettlementList) => checkCoding(list, tables, tellingGrouper);

type Asked = readonly [code: CodingQuestionCode, field: string];

const asked = (list: SettlementList): readonly Asked[] => ask(list).map(({ code, field }) => [code, field]);

/** The groups of each answer, the list as sent first. */
const answers = (list: SettlementList) =>
  ask(list).map(({ ifAnswered }) => ifAnswered.map(({ grouping }) => grouping.drg));

const as = (patient: Partial<SettlementList['patient']>) => ({ patient });
const woman = as({ sex: 'female' });
const longStay = { admittedAt: '2026-01-08T09:00:00', losDays: 61 };
const newborn = (facts: Partial<SettlementList['patient']> = {}) =>
  as({ ageYears: 0, ageDays: 3, newbornWeightGrams: 3200, ...facts });

const cases: readonly (readonly [says: string, list: SettlementList, asked: readonly Asked[]])[] = [
  ['an ordinary list', codedList(['DX1', 'DX2'], ['OP0']), []],
  [
    'a code of no edition',
    codedList(['DX1', 'K99'], ['99.9999']),
    [
      ['unknown-diagnosis-code', 'diseinfo[1].diag_code'],
      ['unknown-procedure-code', 'oprninfo[0].oprn_oprt_code'],
    ],
  ],
  [
    'the name of a built-in property as a code',
    codedList(['constructor', 'toString']),
    [
      ['unknown-diagnosis-code', 'diseinfo[0].diag_code'],
      ['unknown-diagnosis-code', 'diseinfo[1].diag_code'],
    ],
  ],
  [
    'a known code in small letters',
    codedList(['dx1']),
    [['unknown-diagnosis-code', 'diseinfo[0].diag_code']],
  ],
  [
    'a code of the clinical edition',
    codedList(['DX-CLINICAL'], ['OP0', 'OP-CLINICAL']),
    [
      ['clinical-edition-code', 'diseinfo[0].diag_code'],
      ['clinical-edition-code', 'oprninfo[1].oprn_oprt_code'],
    ],
  ],
  [
    'a clinical code that is mapped to nothing we have',
    codedList(['DX1', 'DX-LOST']),
    [['unknown-diagnosis-code', 'diseinfo[1].diag_code']],
  ],
  [
    'grey codes',
    codedList(['DX-GREY'], ['OP-GREY']),
    [
      ['grey-diagnosis-code', 'diseinfo[0].diag_code'],
      ['grey-procedure-code', 'oprninfo[0].oprn_oprt_code'],
    ],
  ],
  [
    'the principal diagnosis again among the others',
    codedList(['DX1', 'DX2', 'DX1', 'DX1']),
    [
      ['duplicate-diagnosis', 'diseinfo[2].diag_code'],
      ['duplicate-diagnosis', 'diseinfo[3].diag_code'],
    ],
  ],
  ['the same operation on both sides', codedList(['DX1'], ['OP0', 'OP0']), []],
  [
    'a man with a diagnosis and an operation of women',
    codedList(['DX-WOMEN'], ['OP-WOMEN']),
    [
      ['diagnosis-sex-conflict', 'diseinfo[0].diag_code'],
      ['procedure-sex-conflict', 'oprninfo[0].oprn_oprt_code'],
    ],
  ],
  ['a woman with the same', codedList(['DX-WOMEN'], ['OP-WOMEN'], woman), []],
  [
    'a woman with a diagnosis of men',
    codedList(['DX1', 'DX-MEN'], [], woman),
    [['diagnosis-sex-conflict', 'diseinfo[1].diag_code']],
  ],
  [
    'a sex that is not stated',
    codedList(['DX-WOMEN', 'DX-MEN'], ['OP-WOMEN'], as({ sex: 'not-stated' })),
    [],
  ],
  ['a newborn’s diagnosis in the first year', codedList(['DX-NEWBORN'], [], newborn()), []],
  [
    'a newborn’s diagnosis at one',
    codedList(['DX-NEWBORN'], [], as({ ageYears: 1 })),
    [['diagnosis-age-conflict', 'diseinfo[0].diag_code']],
  ],
  [
    'a senile condition at 49',
    codedList(['DX1', 'DX-ELDERLY'], [], as({ ageYears: 49 })),
    [['diagnosis-age-conflict', 'diseinfo[1].diag_code']],
  ],
  ['a senile condition at 50', codedList(['DX1', 'DX-ELDERLY'], [], as({ ageYears: 50 })), []],
  ['an age that nobody knows', codedList(['DX-NEWBORN', 'DX-ELDERLY'], [], as({ ageYears: null })), []],
  [
    'an age two years off the birth date',
    codedList(['DX1'], [], as({ birthDate: '1983-03-01' })),
    [['implausible-age', 'setlinfo.age']],
  ],
  ['an age as on the next birthday', codedList(['DX1'], [], as({ birthDate: '1986-12-24' })), []],
  [
    'an external cause as the principal diagnosis',
    codedList(['DX-CAUSE', 'DX1']),
    [['never-principal', 'diseinfo[0].diag_code']],
  ],
  ['an external cause beside an injury', codedList(['DX1', 'DX-CAUSE']), []],
  [
    'an operation whose diagnosis is missing',
    codedList(['DX5'], ['OP0', 'OP-FOR-DX1']),
    [['procedure-without-diagnosis', 'oprninfo[1].oprn_oprt_code']],
  ],
  ['an operation whose diagnosis stands last', codedList(['DX5', 'DX6', 'DX2'], ['OP-FOR-DX1']), []],
  [
    'an examination before an operation',
    codedList(['DX5'], ['OP-SCOPE', 'OP0']),
    [['missing-main-procedure', 'oprninfo[0].oprn_oprt_code']],
  ],
  [
    'a dressing before an operation',
    codedList(['DX5'], ['OP-DRESSING', 'OP-SCOPE', 'OP0']),
    [['missing-main-procedure', 'oprninfo[0].oprn_oprt_code']],
  ],
  ['an interventional treatment before an operation', codedList(['DX5'], ['OP-STENT', 'OP0']), []],
  ['examinations alone', codedList(['DX5'], ['OP-SCOPE', 'OP-DRESSING']), []],
  [
    'an operation charged and none listed',
    codedList(['DX1'], [], { feeCategories: charged(800_00) }),
    [['operation-charge-without-procedure', 'oprninfo']],
  ],
  ['an operation charged and taken back', codedList(['DX1'], [], { feeCategories: charged(0) }), []],
  ['an operation charged and listed', codedList(['DX1'], ['OP0'], { feeCategories: charged(800_00) }), []],
  [
    'a stay two days off its dates',
    codedList(['DX1'], [], { stay: { losDays: 11 } }),
    [['implausible-stay', 'setlinfo.act_ipt_days']],
  ],
  ['a stay that counts the day of discharge', codedList(['DX1'], [], { stay: { losDays: 10 } }), []],
  [
    'a stay of 61 days',
    codedList(['DX1'], [], { stay: longStay }),
    [['implausible-stay', 'setlinfo.act_ipt_days']],
  ],
  [
    'day surgery of nine days',
    codedList(['DX1'], [], { stay: { daySurgery: true } }),
    [['implausible-stay', 'setlinfo.act_ipt_days']],
  ],
  [
    'a newborn weighed in kilograms',
    codedList(['DX1'], [], newborn({ newbornWeightGrams: 3.2 })),
    [['implausible-weight', 'setlinfo.nwb_adm_wt']],
  ],
  [
    'a newborn of 32 kg',
    codedList(['DX1'], [], newborn({ newbornWeightGrams: 32_000 })),
    [['implausible-weight', 'setlinfo.nwb_adm_wt']],
  ],
  [
    'a heavy baby of ten months',
    codedList(['DX1'], [], newborn({ ageDays: 300, newbornWeightGrams: 9500 })),
    [],
  ],
  [
    'a newborn weight at forty',
    codedList(['DX1'], [], as({ newbornWeightGrams: 3200 })),
    [['implausible-weight', 'setlinfo.nwb_adm_wt']],
  ],
  [
    'a newborn of 28 days without weight',
    codedList(['DX1'], [], newborn({ ageDays: 28, newbornWeightGrams: null })),
    [['missing-newborn-weight', 'setlinfo.nwb_adm_wt']],
  ],
  [
    'a child of 29 days without weight',
    codedList(['DX1'], [], newborn({ ageDays: 29, newbornWeightGrams: null })),
    [],
  ],
];

function charged(amountFen: number) {
  return [{ category: '06', amountFen }];
}

describe('what a coder is asked', () => {
  it.each(cases)('of %s', (_, list, expected) => {
    expect(asked(list)).toEqual(expected);
  });

  it('is certain of a range, less so of a name', () => {
    const list = codedList(['DX1', 'DX-WOMEN']);
    expect(ask(list).map(({ certainty }) => certainty)).toEqual(['medium']);
    expect(ask(codedList(['DX1', 'DX-MEN'], [], woman)).map(({ certainty }) => certainty)).toEqual(['low']);
  });

  it('follows the tables that were in force on the day of discharge', () => {
    const grey = table('grey-codes', { rows: ['DX1'], effective_from: '2026-03-11' });
    const later = smallCodingTables({ diagnoses: { ...tables.diagnoses, grey } });
    const codes = (dischargedAt: string) =>
      checkCoding(codedList(['DX1'], [], { stay: { dischargedAt } }), later, tellingGrouper).map(
        ({ code }) => code,
      );
    expect(codes('2026-03-10T23:59:00')).toEqual([]);
    expect(codes('2026-03-11T00:00:00')).toEqual(['grey-diagnosis-code']);
  });
});

describe('the answers beside a question', () => {
  const stays = 'sex 1 | 40 y | 9 d';

  it('are the list as sent and the one with the mapped code', () => {
    expect(answers(codedList(['DX5', 'DX-CLINICAL'], ['OP0']))).toEqual([
      [`DX5,DX-CLINICAL | OP0 | ${stays}`, `DX5,DX1 | OP0 | ${stays}`],
    ]);
  });

  it('leave out a doubtful secondary diagnosis, and never the principal', () => {
    expect(answers(codedList(['DX1', 'K99']))).toEqual([[`DX1,K99 |  | ${stays}`, `DX1 |  | ${stays}`]]);
    expect(answers(codedList(['K99', 'DX1']))).toEqual([[]]);
  });

  it('take the sex or the code to be wrong', () => {
    expect(answers(codedList(['DX1', 'DX-WOMEN']))).toEqual([
      [`DX1,DX-WOMEN |  | ${stays}`, 'DX1,DX-WOMEN |  | sex 2 | 40 y | 9 d', `DX1 |  | ${stays}`],
    ]);
  });

  it('put the only operation first, and do not choose among several', () => {
    expect(answers(codedList(['DX5'], ['OP-SCOPE', 'OP-STENT', 'OP0']))).toEqual([
      [`DX5 | OP-SCOPE,OP-STENT,OP0 | ${stays}`, `DX5 | OP0,OP-SCOPE,OP-STENT | ${stays}`],
    ]);
    expect(answers(codedList(['DX1'], ['OP-SCOPE', 'OP0', 'OP-FOR-DX1']))).toEqual([[]]);
  });

  it('put the only possible principal diagnosis first, and do not choose among several', () => {
    expect(answers(codedList(['DX-CAUSE', 'DX4']))).toEqual([
      [`DX-CAUSE,DX4 |  | ${stays}`, `DX4,DX-CAUSE |  | ${stays}`],
    ]);
    expect(answers(codedList(['DX-CAUSE', 'DX4', 'DX5']))).toEqual([[]]);
    expect(answers(codedList(['DX-CAUSE']))).toEqual([[]]);
  });

  it('take the age by the birth date and the stay by its dates', () => {
    const list = codedList(['DX1'], [], { patient: { birthDate: '1956-01-01' }, stay: { losDays: 90 } });
    expect(answers(list)).toEqual([
      ['DX1 |  | sex 1 | 40 y | 90 d', 'DX1 |  | sex 1 | 70 y | 90 d'],
      ['DX1 |  | sex 1 | 40 y | 90 d', 'DX1 |  | sex 1 | 40 y | 9 d'],
      [],
    ]);
  });
});
