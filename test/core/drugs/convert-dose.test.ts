import { describe, expect, it } from 'vitest';
import { convertDose } from '../../../core/drugs/convert-dose.ts';

describe('convertDose', () => {
  it.each([
    [500, 'mg', 'g', 0.5],
    [0.5, 'G', 'mg', 500],
    [250, 'µg', 'mg', 0.25],
    [40, '万U', 'IU', 400_000],
    [2, '片', '片', 2],
  ])('%s %s in %s: %s', (dose, from, to, converted) => expect(convertDose(dose, from, to)).toBe(converted));

  it.each([
    ['g', 'ml'],
    ['片', 'g'],
    ['粒', '片'],
    ['constructor', 'mg'],
  ])('knows nothing of %s in %s', (from, to) => expect(convertDose(1, from, to)).toBeNull());
});
