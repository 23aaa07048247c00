import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../web/src/pages/cockpit/lamp-order.ts';
import type { SeenLamp } from '../../../web/src/pages/cockpit/use-lamps.ts';

const limit = { basis: 'fixed', yellow: 10, red: 20, source: '', made_of: null };
const lamp = (indicator: string, parts: Partial<SeenLamp>) =>
  ({
    indicator,
    unit: 'A',
    view: 'department',
    colour: 'red',
    value: 25,
    limit,
    is_sure: true,
    ...parts,
  }) as SeenLamp;

describe('lamps in their order', () => {
  it('have the red ones first, the whole before its parts, what is sure before what may be chance, the worst first', () => {
    const lamps = [
      lamp('green', { colour: 'green' }),
      lamp('yellow-of-whole', { colour: 'yellow', view: 'total' }),
      lamp('unsure', { is_sure: false, value: 99 }),
      lamp('bad', { value: 22 }),
      lamp('worse', { value: 40 }),
      lamp('of-whole', { view: 'total', value: 21 }),
      lamp('below-its-limit', { value: 2 }),
    ];
    expect(inOrder(lamps).map(({ indicator }) => indicator)).toEqual([
      'of-whole',
      'worse',
      'below-its-limit',
      'bad',
      'unsure',
      'yellow-of-whole',
      'green',
    ]);
  });

  it('keep the order they came in where they are alike, with or without a value', () => {
    const alike = [lamp('a', { value: null }), lamp('b', { limit: null }), lamp('c', { value: 20 })];
    expect(inOrder(alike)).toEqual(alike);
  });
});
