/**
 * Reads items in order, some of them ahead of who takes them.
 * @param width how many are read, or wait to be taken, at a time
 */
export async function* readAhead<T, R>(
  items: Iterable<T>,
  width: number,
  read: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const ahead: Promise<R>[] = [];
  for (const item of items) {
    const reading = read(item);
    // Told when its turn comes; where that never does, because one before it failed, it is of no interest.
    reading.catch(() => undefined);
    ahead.push(reading);
    if (ahead.length === width) yield (await ahead.shift()) as R;
  }
  for (const reading of ahead) yield await reading;
}
