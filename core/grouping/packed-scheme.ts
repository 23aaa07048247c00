import {
  type CaseProgram,
  candidateField,
  choice,
  dxFact,
  endOfList,
  mdcField,
  op,
  procFact,
  type SchemeOutline,
  slot,
} from './case-program.ts';
import type { CodeEntries } from './code-lookup.ts';
import { operators } from './number-test.ts';

/** Global in Node and in browsers, but core is compiled without the types of either. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/**
 * What the numbers mean. A pack whose numbers mean something else is not read.
 * The first is to be raised when the engine changes and none of the others does.
 */
const layout = JSON.stringify([
  7,
  dxFact,
  procFact,
  candidateField,
  slot,
  choice,
  mdcField,
  op,
  operators,
  endOfList,
]);

const int32Sections = ['dxFacts', 'procFacts', 'exclusions', 'nodes', 'candidates', 'drgs', 'mdcs'] as const;
type Section =
  | (typeof int32Sections)[number]
  | 'dxSlots'
  | 'dxShifts'
  | 'procSlots'
  | 'procShifts'
  | 'lists'
  | 'numbers'
  | 'outline';
type RareCodes = CodeEntries['rare'];
interface Small
  extends Pick<CaseProgram, 'header' | 'texts' | 'results' | 'exclusionTables' | 'unanchored' | 'asksAnyDx'> {
  readonly dxRare: RareCodes;
  readonly procRare: RareCodes;
}

/** The text at the front of a pack: all that is small, and where the rest is. */
interface Directory {
  readonly layout: string;
  readonly source: string;
  readonly small: Small;
  readonly sections: readonly { readonly name: Section; readonly at: number; readonly length: number }[];
}

/** Typed arrays want to begin at a multiple of their element size. */
const alignment = 8;
/** Bytes of the directory's length at the very front; also tells a machine with the other byte order. */
const frontLength = alignment;

/**
 * Writes a program as bytes, numbers as they stand in memory (little-endian).
 * @param source names what the program was compiled from, such as a hash of its files
 */
export function packProgram(program: CaseProgram, source: string): Uint8Array {
  const contents = contentsOf(program);
  let at = 0;
  const sections = contents.map(([name, { length }]) => {
    const section = { name, at, length };
    at += aligned(length);
    return section;
  });
  const directory: Directory = { layout, source, small: smallOf(program), sections };
  const front = new TextEncoder().encode(JSON.stringify(directory));
  const body = frontLength + aligned(front.length);
  const packed = new Uint8Array(body + at);
  new Int32Array(packed.buffer, 0, 1)[0] = front.length;
  packed.set(front, frontLength);
  for (const [i, [, bytes]] of contents.entries()) packed.set(bytes, body + (sections[i]?.at ?? 0));
  return packed;
}

function smallOf(program: CaseProgram): Small {
  const { header, texts, results, exclusionTables, unanchored, asksAnyDx, dxRows, procRows } = program;
  const rare = { dxRare: dxRows.rare, procRare: procRows.rare };
  return { header, texts, results, exclusionTables, unanchored, asksAnyDx, ...rare };
}

function contentsOf(program: CaseProgram): [name: Section, bytes: Uint8Array][] {
  const { dxRows, procRows } = program;
  return [
    ...int32Sections.map((name): [Section, Uint8Array] => [name, bytesOf(program[name])]),
    ['dxSlots', bytesOf(dxRows.slots)],
    ['dxShifts', bytesOf(dxRows.shifts)],
    ['procSlots', bytesOf(procRows.slots)],
    ['procShifts', bytesOf(procRows.shifts)],
    ['lists', bytesOf(program.lists)],
    ['numbers', bytesOf(program.numbers)],
    ['outline', new TextEncoder().encode(JSON.stringify(program.outline()))],
  ];
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint16Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Reads a pack; `null` when it was made from another source or for another engine, or is no pack.
 * The program looks into the bytes: they must not change afterwards.
 */
export function unpackProgram(given: Uint8Array, source: string): CaseProgram | null {
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const directory = readDirectory(bytes);
  if (directory?.layout !== layout || directory.source !== source) return null;
  return readProgram(bytes, directory);
}

function readProgram(bytes: Uint8Array, { small, sections }: Directory): CaseProgram {
  const { dxRare, procRare, ...rest } = small;
  const body = bytes.byteOffset + bodyOffset(bytes);
  const place = (name: Section) => sections.find((section) => section.name === name) ?? { at: 0, length: 0 };
  const int32 = (name: Section) =>
    new Int32Array(bytes.buffer, body + place(name).at, place(name).length / 4);
  const uint16 = (name: Section) =>
    new Uint16Array(bytes.buffer, body + place(name).at, place(name).length / 2);
  const numbers = place('numbers');
  let outline: SchemeOutline | undefined;
  return {
    ...rest,
    results: rest.results.map((result) => Object.freeze(result)),
    dxRows: { slots: int32('dxSlots'), shifts: uint16('dxShifts'), rare: dxRare },
    procRows: { slots: int32('procSlots'), shifts: uint16('procShifts'), rare: procRare },
    dxFacts: int32('dxFacts'),
    procFacts: int32('procFacts'),
    exclusions: int32('exclusions'),
    nodes: int32('nodes'),
    candidates: int32('candidates'),
    drgs: int32('drgs'),
    mdcs: int32('mdcs'),
    lists: uint16('lists'),
    numbers: new Float64Array(bytes.buffer, body + numbers.at, numbers.length / 8),
    outline: () => {
      outline ??= parse<SchemeOutline>(
        new Uint8Array(bytes.buffer, body + place('outline').at, place('outline').length),
      );
      return outline;
    },
  };
}

function readDirectory(bytes: Uint8Array): Directory | null {
  if (bytes.length < frontLength) return null;
  const length = frontWord(bytes);
  if (length <= 0 || frontLength + length > bytes.length) return null;
  try {
    return parse(bytes.subarray(frontLength, frontLength + length));
  } catch {
    return null;
  }
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

function bodyOffset(bytes: Uint8Array): number {
  return frontLength + aligned(frontWord(bytes));
}

/** Length of the directory. */
function frontWord(bytes: Uint8Array): number {
  return new Int32Array(bytes.buffer, bytes.byteOffset, 1)[0] as number;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
