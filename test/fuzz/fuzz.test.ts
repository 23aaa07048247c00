import { expect, it } from 'vitest';
import { Fuzzer } from './fuzzer.ts';

const files = 60;

it(`${files} mutated files go through the audit: nothing thrown, every record told of, good rows as they were`, async () => {
  const fuzzer = new Fuzzer('in npm test');
  for (let number = 0; number < files; number++) {
    const name = { seed: 'in npm test', number, without: [] };
    const { made, judgement } = await fuzzer.try(name);
    expect(judgement.failures, `${number}: ${made.story.join('; ')}`).toEqual([]);
  }
});
