import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProgram } from '../../../core/grouping/compile-program.ts';
import { caseTranslators, compileScheme } from '../../../core/grouping/compile-scheme.ts';
import { programGrouper } from '../../../core/grouping/grouper.ts';
import { packProgram, unpackProgram } from '../../../core/grouping/packed-scheme.ts';
import type { Scheme } from '../../../core/grouping/scheme.ts';
import { nationalGrouper, nationalScheme } from './national-grouper.ts';
import { readCorpus } from './read-corpus.ts';
import { someScheme, someSmallCase } from './some-scheme.ts';

const pack = (scheme: Scheme) => packProgram(compileProgram(scheme), 'files');

function unpack(bytes: Uint8Array, scheme: Scheme) {
  const program = unpackProgram(bytes, 'files');
  if (!program) throw new Error('the pack is refused');
  return programGrouper(program, caseTranslators(scheme.mapping));
}

describe('a packed scheme', () => {
  it('groups and explains as the scheme that it was made of, whatever that says', () =>
    fc.assert(
      fc.property(someScheme, someSmallCase, (scheme, given) => {
        const [packed, compiled] = [unpack(pack(scheme), scheme), compileScheme(scheme)];
        expect(packed.group(given)).toEqual(compiled.group(given));
        expect(packed.explain(given)).toEqual(compiled.explain(given));
      }),
      { numRuns: 300 },
    ));

  it('groups the whole corpus as expected, and has all titles', () => {
    const packed = unpack(pack(nationalScheme), nationalScheme);
    const different = readCorpus('chs-drg-1.1-20k').filter(
      ({ given, expected }) => JSON.stringify(packed.group(given)) !== JSON.stringify(expected),
    );
    expect(different).toEqual([]);
    expect(packed.scheme).toEqual(nationalGrouper.scheme);
    for (const { drgs } of nationalScheme.adrgs)
      for (const { code } of drgs) expect(packed.title(code)).toEqual(nationalGrouper.title(code));
  });

  it('is the same bytes each time it is made', () => {
    expect(pack(nationalScheme)).toEqual(pack(nationalScheme));
  });

  it('is read wherever in memory its bytes begin', () => {
    const bytes = pack(nationalScheme);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const packed = unpack(shifted.subarray(3), nationalScheme);
    expect(packed.knowsDx('A00.000')).toBe(nationalGrouper.knowsDx('A00.000'));
  });

  it('is refused when its files have changed, or it is for another engine, or broken', () => {
    const bytes = pack(nationalScheme);
    const ofAnotherEngine = Uint8Array.from(bytes);
    const at = new TextDecoder('latin1').decode(bytes).indexOf('asPrincipal');
    ofAnotherEngine[at] = 'z'.charCodeAt(0);
    expect(unpackProgram(bytes, 'other files')).toBeNull();
    expect(unpackProgram(ofAnotherEngine, 'files')).toBeNull();
    expect(unpackProgram(bytes.subarray(0, 100), 'files')).toBeNull();
    expect(unpackProgram(new Uint8Array(0), 'files')).toBeNull();
    expect(
      unpackProgram(
        Uint8Array.from({ length: 64 }, () => 0xff),
        'files',
      ),
    ).toBeNull();
  });

  it('does not take the names of object methods for codes', () => {
    const packed = unpack(pack(nationalScheme), nationalScheme);
    for (const name of ['constructor', 'toString', '__proto__']) expect(packed.knowsDx(name)).toBe(false);
  });
});
