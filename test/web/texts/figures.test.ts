import { describe, expect, it } from 'vitest';
import { dateTime } from '../../../web/src/texts/figures.ts';

describe('a time', () => {
  it('that a list tells is that of the place where care was given, wherever somebody reads it', () => {
    expect(dateTime('2026-06-02T08:00:00', 'en')).toMatch(/Jun 2, 2026.*8:00/);
    expect(dateTime('2026-06-02T08:00:00', 'zh-CN')).toMatch(/2026年6月2日.*08:00/);
  });

  it('that is an instant is told as the clocks of China show it', () => {
    expect(dateTime('2026-06-02T20:30:00.000Z', 'en')).toMatch(/Jun 3, 2026.*4:30/);
  });

  it('that is a day is that day', () => {
    expect(dateTime('2026-06-02', 'en')).toBe('Jun 2, 2026');
    expect(dateTime(null, 'en')).toBe('—');
  });
});
