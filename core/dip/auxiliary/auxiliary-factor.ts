/** What a catalogue says of a type in one of its groups. */
export interface TypeFactor {
  /** `cci/severe`. */
  readonly type: string;
  /** Mean cost of the type by that of the group. */
  readonly factor: number;
}

/** Of the types that a case is of, the one with the highest factor in its group; `null` where the group has none of them. */
export function auxiliaryFactor<T extends TypeFactor>(
  types: readonly string[],
  ofGroup: readonly T[],
): T | null {
  return ofGroup
    .filter(({ type }) => types.includes(type))
    .reduce<T | null>((best, one) => (best && best.factor >= one.factor ? best : one), null);
}
