import type { Random } from '../../generator/random.ts';
import { hostileTexts } from './hostile-values.ts';

/** Changes the bytes of a row, knowing nothing of what they say. */
export type RowMutation = (random: Random, bytes: Uint8Array) => Uint8Array;

const place = (random: Random, { length }: Uint8Array) => random.int(0, Math.max(0, length - 1));

function spliceBytes(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

const noBytes = new Uint8Array();

const tokens = ['"', '""', ',', '{', '}', '[', ']', ':', '\\', '\n', '\r', '\r\n', '\t', '\0', '\u0001', '#'];

export const rowMutations: Readonly<Record<string, RowMutation>> = {
  'bits-flipped': (random, bytes) => {
    const changed = Uint8Array.from(bytes);
    for (let left = random.int(1, 8); left > 0 && bytes.length > 0; left--) {
      const at = place(random, bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.int(0, 7));
    }
    return changed;
  },
  'bytes-removed': (random, bytes) =>
    spliceBytes(bytes, place(random, bytes), random.pick([1, 2, 30, 300]), noBytes),
  'bytes-inserted': (random, bytes) => {
    const added = Uint8Array.from({ length: random.pick([1, 2, 3, 40]) }, () => random.int(0, 255));
    return spliceBytes(bytes, place(random, bytes), 0, added);
  },
  'bytes-repeated': (random, bytes) => {
    const at = place(random, bytes);
    const piece = bytes.subarray(at, at + random.int(1, 200));
    return spliceBytes(bytes, at, 0, Buffer.concat(Array.from({ length: random.int(1, 20) }, () => piece)));
  },
  'token-inserted': (random, bytes) =>
    spliceBytes(bytes, place(random, bytes), random.int(0, 1), Buffer.from(random.pick(tokens))),
  'text-inserted': (random, bytes) =>
    spliceBytes(bytes, place(random, bytes), 0, Buffer.from(random.pick(hostileTexts))),
  'cut-off': (random, bytes) => bytes.subarray(0, place(random, bytes)),
  'encoding-mixed': (random, bytes) =>
    spliceBytes(bytes, place(random, bytes), 0, Uint8Array.from(random.pick(foreignBytes))),
};

/** UTF-8, GB18030 of two and four bytes, UTF-16, overlong forms, surrogates spelled in UTF-8, stray bytes. */
const foreignBytes: readonly (readonly number[])[] = [
  [0xe4, 0xb8, 0xad],
  [0xd6, 0xd0],
  [0xad, 0x5c],
  [0x81, 0x30, 0x81, 0x30],
  [0xff, 0xfe, 0x2d, 0x4e],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0xff],
  [0xef, 0xbb, 0xbf],
  [0xfe, 0xff],
];
