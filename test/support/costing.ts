import type { ActivityList } from '../../core/costing/activity-lists.ts';
import type { Overheads } from '../../core/costing/overheads.ts';
import type { StayCost } from '../../core/costing/stay-cost.ts';

const words = (text: string) => ({ zh: `中 ${text}`, en: text });

/** Overheads of 2026 that go to stays by days in hospital, unless told otherwise. */
export function overheadsWith(changes: Partial<Overheads> = {}): Overheads {
  return {
    title: words('overheads'),
    source: 'test',
    period: '2026',
    keys: [],
    services: [],
    departments: [],
    toCases: 'bed-days',
    ...changes,
  };
}

export const service = (id: string, amountFen: number, key: string): Overheads['services'][number] => ({
  id,
  title: words(id),
  amountFen,
  key,
});

export const ownKey = (id: string, values: Readonly<Record<string, number>>): Overheads['keys'][number] => ({
  id,
  title: words(id),
  values,
});

/** A stay that was billed 100 yuan and cost 60. */
export function stayWith(changes: Partial<StayCost> = {}): StayCost {
  return {
    id: 'S1',
    department: 'A1',
    scheme: 'chs-drg-1.1',
    group: 'GB11',
    losDays: 5,
    paymentFen: 9000,
    revenueFen: { 'unit-cost': 10_000, activity: 0, ratio: 0, none: 0 },
    directFen: { 'unit-cost': 6000, activity: 0, ratio: 0 },
    isWhole: true,
    overheadFen: 0,
    ...changes,
  };
}

/** An operation of two activities that come to 50 yuan and cover the item `OP`. */
export const appendectomy: ActivityList = {
  procedure: '47.0100',
  title: words('appendectomy'),
  source: 'test',
  covers: ['OP'],
  activities: [
    {
      id: 'surgeon',
      title: words('surgeon'),
      kind: 'time',
      quantity: 10,
      unit: words('min'),
      unitCostYuan: 4,
    },
    {
      id: 'supplies',
      title: words('supplies'),
      kind: 'supplies',
      quantity: 1,
      unit: words('set'),
      unitCostYuan: 10,
    },
  ],
};
