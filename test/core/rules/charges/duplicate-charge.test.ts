import { describe, expect, it } from 'vitest';
import { blamedLines, knowledgeTable, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const row = (period: string, primary: string, included: string) => [
  period,
  primary,
  `包含项目${primary}`,
  included,
  `被含项目${included}`,
];
const run = ruleUnderTest({
  check: 'duplicate-charge',
  table: knowledgeTable('duplicate-charge', [
    row('day', 'P', 'DAY'),
    row('day', 'P2', 'DAY'),
    row('visit', 'P', 'VISIT'),
    row('6-hours', 'P', 'SIX'),
    row('clock-hour', 'P', 'HOUR'),
  ]),
});
const line = (code: string, time: string, serial = code) =>
  feeLine({ code, serial, chargedAt: `2026-03-${time}` });
const charged = (...lines: ReturnType<typeof line>[]) => settlementList({ feeLines: lines });

describe('duplicateCharge', () => {
  it.each([
    ['DAY', '02T23:59:59', '02T00:00:00', 'fail'],
    ['DAY', '02T23:59:59', '03T00:00:00', 'pass'],
    ['VISIT', '02T08:00:00', '09T08:00:00', 'fail'],
    ['SIX', '02T08:00:00', '02T14:00:00', 'fail'],
    ['SIX', '02T08:00:00', '02T14:00:01', 'pass'],
    ['SIX', '03T02:00:00', '02T22:00:00', 'fail'],
    ['HOUR', '02T10:00:00', '02T10:59:59', 'fail'],
    ['HOUR', '02T10:59:59', '02T11:00:00', 'pass'],
  ])('%s at %s with its containing item at %s: %s', (code, at, primaryAt, verdict) => {
    expect(verdictOf(run(charged(line(code, at), line('P', primaryAt))))).toBe(verdict);
  });

  it('passes either item alone, however often', () => {
    const alone = [line('DAY', '02T08:00:00', 'A'), line('DAY', '02T09:00:00', 'B')];
    expect(verdictOf(run(charged(...alone)))).toBe('pass');
    expect(verdictOf(run(charged(line('P', '02T08:00:00'))))).toBe('pass');
  });

  it('blames the contained item and only names the containing one', () => {
    const outcome = run(
      charged(line('P', '02T08:00:00'), line('DAY', '02T09:00:00'), line('DAY', '04T09:00:00', 'later')),
    );
    expect(blamedLines(outcome)).toEqual(['P=0 DAY=1000']);
    expect(outcome.findings[0]).toMatchObject({ amount_fen: 1000, amount_method: 'included-items' });
  });

  it('makes one finding of a contained item though several items contain it', () => {
    const lines = [line('P', '02T07:00:00'), line('P2', '02T07:30:00'), line('DAY', '02T08:00:00')];
    expect(blamedLines(run(charged(...lines)))).toEqual(['P=0 P2=0 DAY=1000']);
  });

  it('comes to an end on a bill of 50,000 lines', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => {
      const [code, day] = at % 2 === 0 ? ['SIX', '02'] : ['P', '03'];
      return line(code, `${day}T08:00:00`, `L${at}`);
    });
    expect(verdictOf(run(charged(...lines)))).toBe('pass');
  });

  it.each(['P', 'DAY'])('passes where %s was refunded', (refunded) => {
    const lines = [line('P', '02T08:00:00'), line('DAY', '02T08:00:00')];
    const refunds = lines.filter(({ code }) => code === refunded).map((charge) => refundOf(charge));
    expect(verdictOf(run(charged(...lines, ...refunds)))).toBe('pass');
  });
});

describe('duplicateCharge, over orders', () => {
  it('speaks of an order of a day on which the containing one still goes on', () => {
    const goesOn = { ...line('P', '01T08:00:00'), orderedTo: null };
    const today = { ...line('DAY', '04T08:00:00'), orderedTo: '2026-03-04' };
    expect(blamedLines(run(charged(goesOn, today)))).toEqual(['P=0 DAY=1000']);
    expect(verdictOf(run(charged({ ...goesOn, orderedTo: '2026-03-03' }, today)))).toBe('pass');
  });
});
