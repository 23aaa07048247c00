/** Where the join keeps rows until it has seen them all. An object is written once, whole. */
export interface RunStore {
  /** Repeating it with the same bytes changes nothing. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** The bytes of an offset up to, not including, another. */
  readonly read: (name: string, from: number, to: number) => Promise<Uint8Array>;
}

/** A part of a store, for one of several joins. */
export function inside({ write, read }: RunStore, join: number): RunStore {
  const within = (name: string) => `${join}-${name}`;
  return {
    write: (name, bytes) => write(within(name), bytes),
    read: (name, from, to) => read(within(name), from, to),
  };
}
