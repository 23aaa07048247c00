import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseTranslators, compileScheme } from '../../../core/grouping/compile-scheme.ts';
import { plainExplainer } from './plain-reading/explain-plainly.ts';
import { someScheme, someSmallCase } from './some-scheme.ts';

describe('a compiled scheme, whatever it says', () => {
  it('groups every case as a plain reading of it does, and gives the same reasons', () =>
    fc.assert(
      fc.property(someScheme, fc.array(someSmallCase, { minLength: 1, maxLength: 8 }), (scheme, cases) => {
        const grouper = compileScheme(scheme);
        const explainPlainly = plainExplainer(scheme, caseTranslators(null));
        for (const given of cases) {
          const expected = explainPlainly(given);
          expect(grouper.explain(given)).toEqual(expected);
          expect({ step: 'result', result: grouper.group(given) }).toEqual(expected.at(-1));
        }
      }),
      { numRuns: 1000 },
    ));
});
