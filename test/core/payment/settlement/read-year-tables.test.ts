import { describe, expect, it } from 'vitest';
import { readAssessments } from '../../../../core/payment/settlement/read-assessments.ts';
import { readReviews } from '../../../../core/payment/settlement/read-reviews.ts';
import { policy } from './policies.ts';

const rows = (...lines: readonly string[]) =>
  lines.map((line, at) => ({ line: at + 1, cells: line.split(',') }));

const ways = policy({
  monthly: { share: 1, deposit_share: 0, outcome_share: 0.3 },
  outcomes: [{ id: 'satisfaction', name: { zh: '满意', en: 's' }, better: 'higher', target: 0.9, weight: 1 }],
  bonuses: [
    {
      id: 'survival',
      name: { zh: '生存', en: 's' },
      better: 'higher',
      target: 0.8,
      reached_fen_per_case: 1,
      missed_share: 0.2,
    },
  ],
});

const read = (...lines: readonly string[]) => readAssessments(rows(...lines), ways, (code) => code === 'A');

describe('readAssessments', () => {
  it('reads scores, deductions in yuan, outcomes and programmes, in Chinese columns too', () => {
    const { value, issues } = read(
      '机构编码,项目,值,例数,金额',
      'A,score,92.5,,',
      'A,deduction,1200.50,,',
      'A,satisfaction,0.93,,',
      'A,survival,0.82,12,360000',
    );
    expect(issues).toEqual([]);
    expect(value.get('A')).toEqual({
      score: 92.5,
      deductionFen: 120_050,
      measured: new Map([
        ['satisfaction', { value: 0.93, cases: null, paymentFen: null }],
        ['survival', { value: 0.82, cases: 12, paymentFen: 36_000_000 }],
      ]),
    });
  });

  it('says every mistake with its line and column', () => {
    const { issues } = read(
      'hospital,item,value,cases,payment',
      'B,score,90,,',
      'A,score,101,,',
      'A,score,90,,',
      'A,mood,1,,',
      'A,deduction,-5,,',
      'A,survival,high,2.5,',
    );
    expect(issues.map(({ code, place }) => [code, place.line, place.column])).toEqual([
      ['unknown-hospital', 2, 1],
      ['not-a-number', 3, 3],
      ['twice', 4, 2],
      ['unknown-item', 5, 2],
      ['not-a-number', 6, 3],
      ['not-a-number', 7, 3],
      ['not-a-number', 7, 4],
      ['not-a-number', 7, 5],
    ]);
    expect(issues[3]?.words.en).toBe(
      'there is no item mood; there are score, deduction, satisfaction, survival',
    );
  });

  it('names the columns that are not there, and reads nothing', () => {
    const { value, issues } = read('hospital,what', 'A,score');
    expect(value.size).toBe(0);
    expect(issues.map(({ words }) => words.en)).toEqual(['no column item/项目', 'no column value/值']);
  });
});

describe('readReviews', () => {
  it('reads what was decided of each stay, and refuses stays that are not there or stand twice', () => {
    const given = rows('hospital,setl_id,payment', 'A,S1,1000.5', 'A,S1,7', 'A,S2,7', 'A,S3,much');
    const { value, issues } = readReviews(given, (key) => ['A S1', 'A S3'].includes(key));
    expect([...value]).toContainEqual(['A S1', 100_050]);
    expect(issues.map(({ code, place }) => [code, place.line])).toEqual([
      ['twice', 3],
      ['unknown-stay', 4],
      ['not-a-number', 5],
    ]);
  });
});
