import type { Random } from '../../generator/random.ts';

/** Changes a file as a whole; which rows survive is not known beforehand. */
export type FileMutation = (random: Random, bytes: Uint8Array) => Uint8Array;

const lineFeed = 0x0a;

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
    lines.push(bytes.subarray(from, at + 1));
    from = at + 1;
  }
  return [...lines, bytes.subarray(from)];
}

export const fileMutations: Readonly<Record<string, FileMutation>> = {
  truncated: (random, bytes) => bytes.subarray(0, random.int(0, bytes.length)),
  'beginning-gone': (random, bytes) => bytes.subarray(random.int(0, Math.min(bytes.length, 400))),
  'lines-swapped': (random, bytes) => {
    const lines = linesOf(bytes);
    const [one, other] = [random.int(0, lines.length - 1), random.int(0, lines.length - 1)];
    return Buffer.concat(lines.with(one, lines[other] as Uint8Array).with(other, lines[one] as Uint8Array));
  },
  'lines-merged': (random, bytes) => {
    const lines = linesOf(bytes);
    const at = random.int(0, lines.length - 1);
    return Buffer.concat(lines.with(at, (lines[at] as Uint8Array).subarray(0, -1)));
  },
  'lines-repeated': (random, bytes) => {
    const lines = linesOf(bytes);
    const line = random.pick(lines);
    return Buffer.concat([...lines, ...Array.from({ length: random.int(1, 30) }, () => line)]);
  },
  'noise-anywhere': (random, bytes) => {
    const changed = Uint8Array.from(bytes);
    for (let left = random.int(1, 30); left > 0 && bytes.length > 0; left--)
      changed[random.int(0, bytes.length - 1)] = random.int(0, 255);
    return changed;
  },
  'block-moved': (random, bytes) => {
    const [from, length] = [random.int(0, bytes.length), random.int(0, 500)];
    const block = bytes.subarray(from, from + length);
    const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
    const to = random.int(0, rest.length);
    return Buffer.concat([rest.subarray(0, to), block, rest.subarray(to)]);
  },
  'two-files-in-one': (_, bytes) => Buffer.concat([bytes, bytes]),
  'null-bytes-behind': (random, bytes) =>
    Buffer.concat([bytes, Buffer.alloc(random.pick([1, 512, 100_000]))]),
  'line-without-end': (random, bytes) =>
    Buffer.concat([bytes, Buffer.alloc(200_000, random.pick(['[', '"', ',', 'a', '{"a":', '\\', ' ']))]),
};
