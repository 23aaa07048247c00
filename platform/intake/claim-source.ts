/** A claim file where it lies: read from its beginning as a stream, or here and there where it is an archive. */
export interface ClaimSource {
  readonly sizeBytes: number;
  /** The bytes from an offset on, as they arrive. Whoever stops early ends the transfer. */
  readonly stream: (from?: number) => AsyncIterable<Uint8Array>;
  /** The bytes of an offset up to, not including, another; fewer only where the file ends before. */
  readonly range: (from: number, to: number) => Promise<Uint8Array>;
}
