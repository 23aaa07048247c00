/** A stream with what was taken of it put back in front; leaving it leaves the rest. */
export function putBack(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncIterableIterator<Uint8Array> {
  let isHeadDue = head.length > 0;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      if (!isHeadDue) return rest.next();
      isHeadDue = false;
      return { done: false, value: head };
    },
    return: async () => {
      await rest.return?.();
      return { done: true, value: undefined };
    },
  };
}
