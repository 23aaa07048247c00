import { describe, expect, it } from 'vitest';
import type { Order } from '../../../core/orders/encounter.ts';
import { lastDayOfOrder } from '../../../core/orders/last-day-of-order.ts';

const told = (parts: Partial<Order>, days: number | null = null): Order => ({
  id: 'O1',
  code: 'X',
  name: null,
  quantity: 1,
  unitPriceFen: 100,
  amountFen: 100,
  category: null,
  department: null,
  doctor: null,
  startsAt: '2026-02-27T18:00:00',
  stopsAt: null,
  isLongTerm: false,
  takeHome: false,
  isCurrent: true,
  prescription: { dose: null, doseUnit: null, timesPerDay: null, days, prescriberTitle: null },
  ...parts,
});

describe('lastDayOfOrder', () => {
  it('is the day of the end that was told, whatever the days say', () => {
    expect(lastDayOfOrder(told({ stopsAt: '2026-03-02T08:00:00' }, 30))).toBe('2026-03-02');
  });

  it('counts the first day among the days it is prescribed for, over the end of a month', () => {
    expect(lastDayOfOrder(told({}, 3))).toBe('2026-03-01');
    expect(lastDayOfOrder(told({}, 1))).toBe('2026-02-27');
  });

  it('reads half a day begun as a day', () => {
    expect(lastDayOfOrder(told({}, 1.5))).toBe('2026-02-28');
  });

  it('is not known of a long-term order that goes on', () => {
    expect(lastDayOfOrder(told({ isLongTerm: true }))).toBeNull();
  });

  it('is its own day of an order that is carried out once, also where its days make no sense', () => {
    expect(lastDayOfOrder(told({}))).toBe('2026-02-27');
    expect(lastDayOfOrder(told({}, 0))).toBe('2026-02-27');
  });
});
