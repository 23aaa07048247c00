/** Some bytes of a file, from start up to, but not including, end. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The parts of a file; all but the last are of the same size. */
export function partsOf(sizeBytes: number, partBytes: number): readonly Part[] {
  return Array.from({ length: Math.ceil(sizeBytes / partBytes) }, (_, at) => ({
    number: at + 1,
    start: at * partBytes,
    end: Math.min((at + 1) * partBytes, sizeBytes),
  }));
}

/** A part that has arrived, as the API tells. */
export interface ArrivedPart {
  readonly number: number;
  readonly size_bytes: number;
}

/** The parts that have still to be sent: one of another size than it should have is no part. */
export function partsLeft(parts: readonly Part[], arrived: readonly ArrivedPart[]): readonly Part[] {
  const sizes = new Map(arrived.map(({ number, size_bytes }) => [number, size_bytes]));
  return parts.filter(({ number, start, end }) => sizes.get(number) !== end - start);
}
