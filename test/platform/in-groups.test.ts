import { describe, expect, it } from 'vitest';
import { inGroups } from '../../platform/in-groups.ts';

async function* upTo(count: number) {
  for (let record = 1; record <= count; record++) yield record;
}

describe('inGroups', () => {
  it.each([
    [0, []],
    [1, [[1]]],
    [
      4,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [5, [[1, 2], [3, 4], [5]]],
  ])('hands %i records on in their order, two at a time', async (count, groups) => {
    const found: (readonly number[])[] = [];
    for await (const group of inGroups(upTo(count), 2)) found.push(group);
    expect(found).toEqual(groups);
  });

  it('asks for no more records once nobody wants them', async () => {
    let asked = 0;
    const counted = async function* () {
      try {
        for await (const record of upTo(9)) {
          asked = record;
          yield record;
        }
      } finally {
        asked += 100;
      }
    };
    for await (const group of inGroups(counted(), 2)) if (group.includes(4)) break;
    expect(asked).toBe(104);
  });
});
