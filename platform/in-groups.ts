/** Records as they come, so many at a time; the last group may be smaller. */
export async function* inGroups<T>(records: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const record of records) {
    if (group.push(record) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
