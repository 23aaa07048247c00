import { describe, expect, it } from 'vitest';
import { sayValue } from '../../core/steering/value-words.ts';
import { changeText, figureText, moneyText } from '../../reports/figure-text.ts';

describe('figureText', () => {
  it.each([
    [1_234_567, 'fen', '12,346'],
    [-50, 'fen', '−1'],
    [-49, 'fen', '0'],
    [0.12345, 'share', '12.3%'],
    [1.00094, 'index', '1.0009'],
    [0, 'count', '0'],
    [null, 'days', '无数据'],
  ] as const)('reads %s in %s as %s', (value, unit, text) => {
    expect(figureText(value, unit, 'zh')).toBe(text);
  });
});

it('spells percent in each language as lamps and their causes do', () => {
  for (const language of ['zh', 'en'] as const)
    expect(figureText(0.8, 'share', language)).toBe(sayValue('share', 0.8)[language]);
});

describe('changeText', () => {
  it.each([
    ['shares by points', 0.12, 0.1, 'share', '+2.0 pp'],
    ['the rest by percent of what was', 90, 100, 'days', '−10.0 %'],
    ['nothing', 100, 100, 'days', '0.0 %'],
    ['nothing where there was nought', 5, 0, 'count', null],
    ['nothing where there was a loss', 5, -10, 'fen', null],
    ['nothing where one is not known', null, 5, 'share', null],
  ] as const)('tells %s', (_, now, earlier, unit, text) => {
    expect(changeText(now, earlier, unit, 'en')).toBe(text);
  });
});

describe('moneyText', () => {
  it.each([
    [-8_366_670, '−¥83,667'],
    [-49, '¥0'],
    [0, '¥0'],
    [123_456, '¥1,235'],
  ])('reads %s fen as %s', (fen, text) => {
    expect(moneyText(fen)).toBe(text);
  });
});
