import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalItemName } from '../../../core/rules/item-name.ts';

describe('the name of an item', () => {
  it('is the same in full and in half width, with spaces and without', () => {
    expect(normalItemName('取石网篮（不锈钢）－ 可过导丝')).toBe(normalItemName('取石网篮(不锈钢)-可过导丝'));
  });

  it('is stable once it is normal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const normal = normalItemName(name);
        expect(normalItemName(normal)).toBe(normal);
      }),
    );
  });
});
