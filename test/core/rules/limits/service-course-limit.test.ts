import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'service-course-limit',
  table: knowledgeTable('service-course', [
    ['COURSE', '轮椅训练', 3, null],
    ['APART', '手功能评定', null, 5],
    ['BOTH', '评定训练', 2, 3],
  ]),
});
const onDays = (code: string, ...days: readonly number[]) =>
  settlementList({
    feeLines: days.map((day, at) =>
      feeLine({ code, serial: `L${at + 1}`, chargedAt: `2026-03-${String(day).padStart(2, '0')}T08:00:00` }),
    ),
  });

describe('the course of a service', () => {
  it('is paid for on its first days, which need not follow one another', () => {
    expect(verdictOf(run(onDays('COURSE', 1, 4, 9)))).toBe('pass');
    expect(blamedLines(run(onDays('COURSE', 1, 4, 9, 10)))).toEqual(['L1=0 L2=0 L3=0 L4=1000']);
  });

  it('counts a day once, however often it was charged', () => {
    expect(verdictOf(run(onDays('COURSE', 1, 1, 2, 2, 3)))).toBe('pass');
  });

  it('is repeated on the day it may be, not before', () => {
    expect(verdictOf(run(onDays('APART', 1, 6)))).toBe('pass');
    expect(blamedLines(run(onDays('APART', 1, 5)))).toEqual(['L2=1000']);
  });

  it('is due again when its time has come, whatever was charged too soon', () => {
    expect(blamedLines(run(onDays('APART', 1, 4, 6)))).toEqual(['L2=1000']);
  });

  it('leaves a second charge of one day to the rules on frequency', () => {
    expect(verdictOf(run(onDays('APART', 1, 1)))).toBe('pass');
  });

  it('says once that a day beyond the course was too soon as well', () => {
    expect(blamedLines(run(onDays('BOTH', 1, 4, 5)))).toEqual(['L1=0 L2=0 L3=1000']);
  });
});
