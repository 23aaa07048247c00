/** Work that goes on while more of it is begun. */
export interface InFlight {
  /** Begins a piece once there is room for it. Throws what an earlier one failed with. */
  readonly begin: (work: () => Promise<void>) => Promise<void>;
  /** Waits until nothing goes on any more. Throws what a piece failed with. */
  readonly settle: () => Promise<void>;
}

/** @param width how many pieces go on at a time */
export function inFlight(width: number): InFlight {
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const settle = async () => {
    await Promise.all(open);
    const failed = failures.splice(0);
    if (failed.length > 0) throw failed[0];
  };
  return {
    settle,
    begin: async (work) => {
      if (open.size >= width) await Promise.race(open);
      if (failures.length > 0) await settle();
      const running: Promise<void> = work()
        .catch((error) => void failures.push(error))
        .finally(() => open.delete(running));
      open.add(running);
    },
  };
}
