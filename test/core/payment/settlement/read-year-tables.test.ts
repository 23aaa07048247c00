import { describe, expect, it } from 'vitest';
import type { TableIssue, TableReading } from '../../../../core/claims/plain-table.ts';
import { readAssessments } from '../../../../core/payment/settlement/read-assessments.ts';
import { readReviews } from '../../../../core/payment/settlement/read-reviews.ts';
import { loadTableColumns } from '../../../../platform/knowledge/load-dictionaries.ts';
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

const assessmentColumns = loadTableColumns('settlement-assessment');

const read = (...lines: readonly string[]) =>
  readAssessments(rows(...lines), assessmentColumns, ways, (code) => code === 'A');

function mistakesOf(reading: TableReading<unknown>): readonly TableIssue[] {
  return reading.ok ? [] : reading.issues;
}

describe('readAssessments', () => {
  it('reads scores, deductions in yuan, outcomes and programmes, in Chinese columns too', () => {
    const reading = read(
      '机构编码,项目,值,例数,金额',
      'A,score,92.5,,',
      'A,deduction,1200.50,,',
      'A,satisfaction,0.93,,',
      'A,survival,0.82,12,360000',
    );
    expect(reading.ok && reading.value.get('A')).toEqual({
      score: 92.5,
      deductionFen: 120_050,
      measured: new Map([
        ['satisfaction', { value: 0.93, cases: null, paymentFen: null }],
        ['survival', { value: 0.82, cases: 12, paymentFen: 36_000_000 }],
      ]),
    });
  });

  it('says every mistake with its line and column', () => {
    const issues = mistakesOf(
      read(
        'hospital,item,value,cases,payment',
        'B,score,90,,',
        'A,score,101,,',
        'A,score,90,,',
        'A,mood,1,,',
        'A,deduction,-5,,',
        'A,survival,0.8,,',
      ),
    );
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [2, 'hospital'],
      [3, 'value'],
      [4, 'item'],
      [5, 'item'],
      [6, 'value'],
      [7, 'cases'],
      [7, 'payment'],
    ]);
    expect(issues[1]?.words).toEqual({
      zh: '“101”应为 0 至 100 的分数',
      en: '“101”: expected a score of 0 to 100',
    });
    expect(issues[4]?.words.en).toBe('“-5”: expected yuan, not below nought');
    expect(issues[3]?.words.en).toBe(
      'there is no item mood; there are score, deduction, satisfaction, survival',
    );
    const cells = mistakesOf(read('hospital,item,value,cases,payment', 'A,survival,high,2.5,much', 'A,,1,,'));
    expect(cells.map(({ line, column }) => [line, column])).toEqual([
      [2, 'value'],
      [2, 'cases'],
      [2, 'payment'],
      [3, 'item'],
    ]);
  });

  it('checks all other rows where a cell of one cannot be read', () => {
    const issues = mistakesOf(
      read(
        'hospital,item,value,cases,payment',
        'A,score,90,,',
        'A,score,91,,',
        'A,deduction,high,,',
        'B,mood,1,,',
        'A,survival,0.8,2.5,1',
      ),
    );
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [3, 'item'],
      [4, 'value'],
      [5, 'hospital'],
      [5, 'item'],
      [6, 'cases'],
    ]);
    expect(issues[4]?.words.en).toContain('“2.5”: expected a number of nought or more');
  });

  it('names the columns that are not there', () => {
    expect(mistakesOf(read('hospital,what', 'A,score')).map(({ column }) => column)).toEqual([
      'item',
      'value',
    ]);
  });
});

describe('readReviews', () => {
  const isStay = (key: string) => ['A S1', 'A S3'].includes(key);
  const reviews = (...lines: readonly string[]) =>
    readReviews(rows('hospital,setl_id,payment', ...lines), loadTableColumns('case-reviews'), isStay);

  it('reads what was decided of each stay', () => {
    const reading = reviews('A,S1,1000.5', 'A,S3,0');
    expect(reading.ok && [...reading.value]).toEqual([
      ['A S1', 100_050],
      ['A S3', 0],
    ]);
  });

  it('refuses stays that are not there or stand twice, and what is no money', () => {
    expect(mistakesOf(reviews('A,S1,7', 'A,S1,7', 'A,S2,7')).map(({ line }) => line)).toEqual([3, 4]);
    expect(mistakesOf(reviews('A,S3,much', 'A,S1,7', 'A,S1,7', 'A,S2,7')).map(({ line }) => line)).toEqual([
      2, 4, 5,
    ]);
    expect(mistakesOf(reviews('A,S3,much')).map(({ column }) => column)).toEqual(['payment']);
  });
});
