import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../../core/grouping/compile-scheme.ts';
import { loadScheme } from '../../../platform/knowledge/load-scheme.ts';
import { readCorpus } from './read-corpus.ts';

describe.each(['suzhou-2023', 'changzhou-2022'])('the corpus of %s', (id) => {
  const grouper = compileScheme(loadScheme('knowledge', id));
  const corpus = readCorpus(`${id}-2k`);

  it('is grouped as expected, every one of 2,000 cases', () => {
    const different = corpus
      .map(({ given, expected }) => ({ id: given.id, expected, got: grouper.group(given) }))
      .filter(({ expected, got }) => JSON.stringify(expected) !== JSON.stringify(got));
    expect(corpus).toHaveLength(2_000);
    expect(different).toEqual([]);
  });

  it('has ambiguous cases among them', () => {
    expect(corpus.filter(({ expected }) => expected.status === 'ambiguous').length).toBeGreaterThan(20);
  });
});
