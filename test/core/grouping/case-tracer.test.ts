import { describe, expect, it } from 'vitest';
import { applyErrata } from '../../../core/grouping/apply-errata.ts';
import { caseTranslators, compileScheme } from '../../../core/grouping/compile-scheme.ts';
import type { TraceStep } from '../../../core/grouping/trace-step.ts';
import { loadScheme } from '../../../platform/knowledge/load-scheme.ts';
import { plainExplainer } from './plain-reading/explain-plainly.ts';
import { readCorpus } from './read-corpus.ts';

const becauseOf = (step: TraceStep) => ('because' in step ? step.because : []);

describe.each([
  { id: 'chs-drg-1.1', corpus: 'chs-drg-1.1-20k', plainlyEvery: 40 },
  { id: 'suzhou-2023', corpus: 'suzhou-2023-2k', plainlyEvery: 20 },
  { id: 'changzhou-2022', corpus: 'changzhou-2022-2k', plainlyEvery: 20 },
])('the traces of the corpus of $id', ({ id, corpus: name, plainlyEvery }) => {
  const scheme = loadScheme('knowledge', id);
  const grouper = compileScheme(scheme);
  const corpus = readCorpus(name);

  it('say what a plain reading of the scheme says, step by step, evidence included', () => {
    const explainPlainly = plainExplainer(applyErrata(scheme), caseTranslators(scheme.mapping));
    for (const { given } of corpus.filter((_, i) => i % plainlyEvery === 0))
      expect(grouper.explain(given)).toEqual(explainPlainly(given));
  });

  it('end with the result that grouping without them gives, every case', () => {
    const different = corpus.filter(({ given }) => {
      const end = grouper.explain(given).at(-1);
      return end?.step !== 'result' || end.result !== grouper.group(given);
    });
    expect(different).toEqual([]);
  });

  it('show codes that the case has, where it has them', () => {
    for (const { given } of corpus.filter(({ given }) => given.map !== 1)) {
      for (const { kind, position, code } of grouper
        .explain(given)
        .flatMap(becauseOf)
        .flatMap(({ codes }) => codes))
        expect(given[kind][position]).toBe(code);
    }
  });

  it('give a reason for every group that fits', () => {
    for (const { given } of corpus) {
      const unfounded = grouper
        .explain(given)
        .filter((step) => 'because' in step && step.because.length === 0);
      expect(unfounded).toEqual([]);
    }
  });

  it('have words in both languages for every step, and none that only the files know', () => {
    for (const { given } of corpus.filter((_, i) => i % 10 === 0)) {
      for (const { text } of grouper.argue(given)) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/[a-z]/);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
        expect(text.zh + text.en).not.toMatch(/undefined|\[object|\b(?:dx|proc)\d?\b|_\d|validProc|NaN/);
        expect(text.zh.split('\n')).toHaveLength(text.en.split('\n').length);
      }
    }
  });
});

describe('a trace', () => {
  const grouper = compileScheme(loadScheme('knowledge', 'chs-drg-1.1'));

  it('stays as it is when other cases are traced', () => {
    const [first, ...others] = readCorpus('chs-drg-1.1-20k').slice(0, 50);
    if (!first) throw new Error('no corpus');
    const steps = grouper.explain(first.given);
    const copy = structuredClone(steps);
    for (const { given } of others) grouper.argue(given);
    expect(steps).toEqual(copy);
  });
});
