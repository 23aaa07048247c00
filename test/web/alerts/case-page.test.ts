import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallOf, type MoneyStep } from '../../../web/src/pages/alerts/fall-of.ts';
import { thisMonth } from '../../../web/src/pages/alerts/this-month.ts';
import { holds } from '../../support/holds.ts';

const text = { zh: '文', en: 'text' };
const step = (kind: MoneyStep['kind'], amount_fen: number | null): MoneyStep => ({
  step: kind,
  kind,
  amount_fen,
  text,
});

describe('a payment as a waterfall', () => {
  it('shows after each part what the parts come to, and of a note nothing', () => {
    const rows = fallOf([step('part', 100), step('note', null), step('part', -30), step('sum', 70)]);
    expect(rows.map(({ soFarFen }) => soFarFen)).toEqual([100, null, 70, 70]);
  });

  it('ends where the parts add up to, whatever they are', () => {
    holds(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (amounts) => {
        const rows = fallOf(amounts.map((amount) => step('part', amount)));
        expect(rows.at(-1)?.soFarFen).toBe(amounts.reduce((sum, one) => sum + one, 0));
      }),
    );
  });
});

describe('this month', () => {
  it('is that of China, where it begins eight hours early', () => {
    expect(thisMonth(new Date('2026-10-31T15:59:59Z'))).toBe('2026-10');
    expect(thisMonth(new Date('2026-10-31T16:00:00Z'))).toBe('2026-11');
  });
});
