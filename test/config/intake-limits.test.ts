import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { documentedLimits, parseIntakeLimits } from '../../core/claims/intake-limits.ts';

describe('the intake limits', () => {
  it.each(['dev', 'prod'])('of stage %s are those that the handlers know', (name) => {
    expect(Object.keys(parseIntakeLimits(stageNamed(name).intake))).toEqual(Object.keys(documentedLimits));
  });

  it('that a stage sets stand for the documented ones, and leave the others', () => {
    expect(parseIntakeLimits({ maxSheetRows: 10 })).toEqual({ ...documentedLimits, maxSheetRows: 10 });
  });

  it('tell every mistake at once', () => {
    const mistakes = () => parseIntakeLimits({ maxSheetRow: 10, maxColumns: 0, maxJsonDepth: '9' });
    expect(mistakes).toThrow(/maxSheetRow/);
    expect(mistakes).toThrow(/maxColumns/);
    expect(mistakes).toThrow(/maxJsonDepth/);
  });
});
