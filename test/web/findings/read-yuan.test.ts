import { describe, expect, it } from 'vitest';
import { readYuan } from '../../../web/src/pages/findings/read-yuan.ts';

describe('an amount as somebody writes it', () => {
  it.each([
    ['', undefined],
    ['  ', undefined],
    ['0', 0],
    ['12.5', 1250],
    ['￥1,234.50', 123450],
    ['1，234', 123400],
    ['12.345', 'no-amount'],
    ['-1', 'no-amount'],
    ['1e3', 'no-amount'],
    ['一百', 'no-amount'],
  ])('%j is %s', (text, fen) => {
    expect(readYuan(text)).toBe(fen);
  });

  it('is too much from a fen above the largest', () => {
    expect(readYuan('9000', 900_000)).toBe(900_000);
    expect(readYuan('9000.01', 900_000)).toBe('too-much');
    expect(readYuan('x', 0)).toBe('no-amount');
  });
});
