import { describe, expect, it } from 'vitest';
import { codeTranslator } from '../../../core/grouping/code-mapping.ts';
import { mapCaseCodes } from '../../../core/grouping/map-case-codes.ts';
import { aCase, nationalScheme } from './national-grouper.ts';

const mapping = nationalScheme.mapping;
if (!mapping) throw new Error('the national scheme has a mapping');
const translate = { dx: codeTranslator(mapping.dx), proc: codeTranslator(mapping.proc) };

describe('mapCaseCodes', () => {
  it.each([
    { given: ['B44.800x010', 'B44.804'], mapped: ['B44.804', 'B44.800x001'] },
    { given: ['B44.804', 'B44.800x010'], mapped: ['B44.800x001', 'B44.804'] },
    { given: ['B44.800x010', 'B44.800x010'], mapped: ['B44.804', 'B44.804'] },
  ])('translates each diagnosis once, in its own place: $given becomes $mapped', ({ given, mapped }) => {
    const result = mapCaseCodes(aCase({ dx: given }), translate);
    expect(result.ok && result.case.dx).toEqual(mapped);
  });

  it('does the same for procedures', () => {
    const result = mapCaseCodes(aCase({ dx: [], proc: ['00.6400x007', '00.6500x014'] }), translate);
    expect(result.ok && result.case.proc).toEqual(['00.6500x014', '00.6501']);
  });

  it('names the first code without a translation, diagnoses before procedures', () => {
    expect(mapCaseCodes(aCase({ dx: ['A00.000', 'none'], proc: ['nothing'] }), translate)).toEqual({
      ok: false,
      kind: 'dx',
      position: 1,
      code: 'none',
    });
    expect(mapCaseCodes(aCase({ dx: ['A00.000'], proc: [''] }), translate)).toEqual({
      ok: false,
      kind: 'proc',
      position: 0,
      code: '',
    });
  });

  it('knows 35,591 diagnoses and 13,654 procedures', () => {
    expect(mapping.dx.same.length + Object.keys(mapping.dx.changed).length).toBe(35_591);
    expect(mapping.proc.same.length + Object.keys(mapping.proc.changed).length).toBe(13_654);
  });
});
