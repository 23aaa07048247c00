import { describe, expect, it } from 'vitest';
import { nationalGrouper } from './national-grouper.ts';
import { readCorpus } from './read-corpus.ts';

const corpus = readCorpus('chs-drg-1.1-20k');

describe('the corpus of 20,000 cases', () => {
  it('is grouped as expected, every case', () => {
    const different = corpus
      .map(({ given, expected }) => ({ id: given.id, expected, got: nationalGrouper.group(given) }))
      .filter(({ expected, got }) => JSON.stringify(expected) !== JSON.stringify(got));
    expect(corpus).toHaveLength(20_000);
    expect(different).toEqual([]);
  });
});
