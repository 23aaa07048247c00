import { describe, expect, it } from 'vitest';
import { applyErrata } from '../../../core/grouping/apply-errata.ts';
import { caseTranslators } from '../../../core/grouping/compile-scheme.ts';
import { nationalGrouper, nationalScheme } from './national-grouper.ts';
import { plainExplainer } from './plain-reading/explain-plainly.ts';
import { readCorpus } from './read-corpus.ts';

const corpus = readCorpus('chs-drg-1.1-20k');
const explainPlainly = plainExplainer(applyErrata(nationalScheme), caseTranslators(nationalScheme.mapping));

describe('a recorded trace', () => {
  it('says what a plain reading of the scheme says, step by step', () => {
    for (const { given } of corpus.filter((_, i) => i % 20 === 0))
      expect(nationalGrouper.explain(given)).toEqual(explainPlainly(given));
  });

  it('ends with the result that grouping without it gives, every case', () => {
    const different = corpus.filter(({ given }) => {
      const record = nationalGrouper.record(given);
      const end = nationalGrouper.read(record).at(-1);
      const result = nationalGrouper.group(given);
      return record.result !== result || end?.step !== 'result' || end.result !== result;
    });
    expect(different).toEqual([]);
  });

  it('can be read after other cases have been traced', () => {
    const [first, ...others] = corpus.slice(0, 50).map(({ given }) => given);
    if (!first) throw new Error('no corpus');
    const record = nationalGrouper.record(first);
    const steps = nationalGrouper.read(record);
    for (const other of others) nationalGrouper.explain(other);
    expect(nationalGrouper.read(record)).toEqual(steps);
  });
});
