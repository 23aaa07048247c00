import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({
  check: 'payment-course-limit',
  table: knowledgeTable('payment-course', [['D1', '疗程药', 3]]),
});
const onDay = (day: number, serial = `L${day}`) =>
  feeLine({ code: 'D1', serial, chargedAt: `2026-03-0${day}T08:00:00` });
const charged = (...days: number[]) => settlementList({ feeLines: days.map((day) => onDay(day)) });

describe('paymentCourseLimit', () => {
  it.each([
    [[1, 2, 3], 'pass'],
    [[1, 2, 3, 4], 'fail'],
    [[1, 3, 5, 9], 'fail'],
    [[], 'pass'],
  ])('a course of three days charged on days %j: %s', (days, verdict) => {
    expect(verdictOf(run(charged(...days)))).toBe(verdict);
  });

  it('counts days, not lines', () => {
    const lines = [onDay(1, 'A'), onDay(1, 'B'), onDay(2, 'C'), onDay(2, 'D'), onDay(3, 'E')];
    expect(verdictOf(run(settlementList({ feeLines: lines })))).toBe('pass');
  });

  it('blames the days beyond the course, whatever the order of lines', () => {
    expect(blamedLines(run(charged(5, 4, 1, 2, 3)))).toEqual(['L1=0 L2=0 L3=0 L4=1000 L5=1000']);
  });

  it('passes where one of the days was refunded', () => {
    const extra = onDay(4);
    const list = settlementList({ feeLines: [onDay(1), onDay(2), onDay(3), extra, refundOf(extra)] });
    expect(verdictOf(run(list))).toBe('pass');
  });

  it('counts the next day as payable when an earlier one was refunded', () => {
    const first = onDay(1);
    const list = settlementList({
      feeLines: [first, refundOf(first), onDay(2), onDay(3), onDay(4), onDay(5)],
    });
    expect(blamedLines(run(list))).toEqual(['L2=0 L3=0 L4=0 L5=1000']);
  });

  it('dates the finding on the first day beyond', () => {
    expect(run(charged(1, 2, 3, 4, 5)).findings[0]?.occurred_on).toBe('2026-03-04');
  });
});

describe('paymentCourseLimit, over orders', () => {
  const order = (day: number, orderedTo: string | null, serial = `O${day}`) => ({
    ...onDay(day, serial),
    orderedTo,
  });

  it('speaks before the days are over where an order is for too many', () => {
    const found = run(settlementList({ feeLines: [order(2, '2026-03-05')] }));
    expect(blamedLines(found)).toEqual(['O2=250']);
    expect(found.findings[0]?.evidence[0]?.text.zh).toBe('疗程药限支付3天，医嘱共4天');
  });

  it('counts orders that follow one another, and no day twice', () => {
    const found = run(settlementList({ feeLines: [order(1, '2026-03-02'), order(2, '2026-03-05')] }));
    expect(blamedLines(found)).toEqual(['O1=0 O2=500']);
    expect(
      verdictOf(run(settlementList({ feeLines: [order(1, '2026-03-02'), order(2, '2026-03-03')] }))),
    ).toBe('pass');
  });

  it('counts an order that goes on up to now', () => {
    const known = (dischargedAt: string) =>
      settlementList({ feeLines: [order(2, null)], stay: { dischargedAt } });
    expect(verdictOf(run(known('2026-03-04T10:00:00')))).toBe('pass');
    expect(verdictOf(run(known('2026-03-05T10:00:00')))).toBe('fail');
  });
});
