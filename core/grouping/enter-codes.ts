import {
  bucketOf,
  type CodeEntries,
  hashCode,
  head,
  narrowCharacters,
  shortLength,
  slotLength,
  slotOf,
} from './code-lookup.ts';

type Entry = readonly [code: string, row: number];

interface Slot {
  readonly entry: Entry;
  readonly hash: number;
  readonly words: readonly number[];
}

/** Builds the table of codes that are all different. */
export function enterCodes(entries: readonly Entry[]): CodeEntries {
  const { slots, shifts, unplaced } = placeSlots(entries.filter(([code]) => isShort(code)).map(slotFor));
  for (const { hash } of unplaced) {
    const at = slotOf(hash, shifts[bucketOf(hash, shifts.length)] as number, slots.length);
    slots[at] = (slots[at] as number) | head.crowded;
  }
  const long = entries.filter(([code]) => !isShort(code));
  return { slots, shifts, rare: [...long, ...unplaced.map(({ entry }) => entry)] };
}

function isShort(code: string): boolean {
  if (code.length > shortLength) return false;
  for (let i = 0; i < code.length; i++) if (code.charCodeAt(i) >= narrowCharacters) return false;
  return true;
}

function slotFor(entry: Entry): Slot {
  const [{ length }, row] = entry;
  const words: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const word = length >= (i | 3) + 1 && i < 8 ? i >>> 2 : 2;
    words[word] = (words[word] ?? 0) | (entry[0].charCodeAt(i) << (i << 3));
  }
  const hash = hashCode(length, ...words);
  return { entry, hash, words: [((row + 1) << head.rowShift) | length, ...words] };
}

/** Hash and displace: full buckets are placed first, while there is room; what fits nowhere is not placed. */
function placeSlots(wanted: readonly Slot[]) {
  const slots = new Int32Array(slotLength * slotCount(wanted.length));
  const shifts = new Uint16Array(Math.ceil(slots.length / slotLength / codesInBucket));
  const unplaced: Slot[] = [];
  const buckets = [...Map.groupBy(wanted, ({ hash }) => bucketOf(hash, shifts.length))];
  for (const [bucket, members] of buckets.sort(([, one], [, other]) => other.length - one.length)) {
    const shift = findShift(members, slots);
    if (shift === null) {
      unplaced.push(...members);
      continue;
    }
    shifts[bucket] = shift;
    for (const { hash, words } of members) slots.set(words, slotOf(hash, shift, slots.length));
  }
  return { slots, shifts, unplaced };
}

/** On average. Fewer find their slots sooner, more make for fewer shifts. */
const codesInBucket = 4;

/** A few more than the codes, so that the last still find one. */
function slotCount(codes: number): number {
  return 2 ** Math.ceil(Math.log2((codes * 17) / 16 + 1));
}

/** A shift that leads every member to an empty slot of its own. */
function findShift(members: readonly Slot[], slots: Int32Array): number | null {
  const places = new Set(members.map(({ hash }) => slotOf(hash, 0, slots.length)));
  if (places.size < members.length) return null;
  for (let shift = 0; shift < slots.length / slotLength && shift < 2 ** 16; shift++) {
    if (members.every(({ hash }) => slots[slotOf(hash, shift, slots.length)] === 0)) return shift;
  }
  return null;
}
