/** A settlement list as interface 4101 has it, with the fee lines of interface 2301. */
export interface WireList {
  readonly setlinfo: WireNode;
  readonly payinfo: readonly WireNode[];
  readonly diseinfo: readonly WireNode[];
  readonly iteminfo: readonly WireNode[];
  readonly oprninfo: readonly WireNode[];
  readonly feedetail: readonly WireNode[];
}

/** Fields by their NHSA names. */
export type WireNode = Readonly<Record<string, string | number>>;

/** Yuan of an amount in fen. */
export function toYuan(amountFen: number): number {
  return Math.round(amountFen) / 100;
}
