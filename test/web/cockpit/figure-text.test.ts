import { describe, expect, it } from 'vitest';
import { differenceText, figureText, riseOf } from '../../../web/src/pages/cockpit/figure-text.ts';

const t = (key: string) => (key === 'cockpit:rise.points' ? ' points' : key);

describe('a figure in words', () => {
  it('is written by its unit', () => {
    expect(figureText(123_456_700, 'fen', 'zh-CN')).toBe('¥123.5万');
    expect(figureText(-123_456_700, 'fen', 'zh-CN')).toBe('-¥123.5万');
    expect(figureText(0.1234, 'share', 'en')).toBe('12.3%');
    expect(figureText(12_345, 'count', 'zh-CN')).toBe('1.235万');
    expect(figureText(1.0456, 'weight', 'en')).toBe('1.046');
    expect(figureText(8.25, 'days', 'en')).toBe('8.3');
    expect(figureText(null, 'days', 'en')).toBe('—');
  });

  it('is far from another in points where it is a share', () => {
    expect(differenceText(0.0325, 'share', { language: 'en', t })).toBe('+3.3 points');
    expect(differenceText(-50_000, 'fen', { language: 'en', t })).toBe('-¥500');
    expect(differenceText(0, 'days', { language: 'en', t })).toBe('0.0');
  });
});

describe('what became of a figure', () => {
  const cost = { unit: 'fen', better: 'lower' } as const;

  it('is for the good or not, as the indicator says', () => {
    expect(riseOf(110, 100, cost)).toEqual({ direction: 'up', by: 0.1, isPoints: false, verdict: 'worse' });
    expect(riseOf(90, 100, cost)).toMatchObject({ direction: 'down', verdict: 'better' });
    expect(riseOf(110, 100, { unit: 'weight', better: 'higher' })).toMatchObject({ verdict: 'better' });
    expect(riseOf(110, 100, { unit: 'count', better: 'neither' })).toMatchObject({ verdict: 'none' });
    expect(riseOf(100, 100, cost)).toMatchObject({ direction: 'even', verdict: 'none' });
  });

  it('of a share is told in points, also from nought', () => {
    expect(riseOf(0.05, 0, { unit: 'share', better: 'lower' })).toEqual({
      direction: 'up',
      by: 0.05,
      isPoints: true,
      verdict: 'worse',
    });
  });

  it('of a loss that became smaller is a rise', () => {
    expect(riseOf(-50, -100, { unit: 'fen', better: 'higher' })).toMatchObject({
      by: 0.5,
      verdict: 'better',
    });
  });

  it('is not told from nought, or from what nobody knows', () => {
    expect(riseOf(5, 0, cost)).toBeNull();
    expect(riseOf(5, null, cost)).toBeNull();
    expect(riseOf(undefined, 5, cost)).toBeNull();
  });
});
