import {
  type CaseProgram,
  type CodeRows,
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
  1,
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
type NumberSection = (typeof int32Sections)[number] | 'lists' | 'numbers';
type TextSection = 'dxRows' | 'procRows' | 'outline';
type Small = Omit<CaseProgram, NumberSection | TextSection>;

/** The text at the front of a pack: all that is small, and where the rest is. */
interface Directory {
  readonly layout: string;
  readonly source: string;
  readonly small: Small;
  readonly sections: readonly { readonly name: string; readonly at: number; readonly length: number }[];
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
  const { header, texts, results, exclusionTables, unanchored, asksAnyDx } = program;
  const contents = contentsOf(program);
  let at = 0;
  const sections = contents.map(([name, { length }]) => {
    const section = { name, at, length };
    at += aligned(length);
    return section;
  });
  const small: Small = { header, texts, results, exclusionTables, unanchored, asksAnyDx };
  const directory: Directory = { layout, source, small, sections };
  const front = new TextEncoder().encode(JSON.stringify(directory));
  const body = frontLength + aligned(front.length);
  const packed = new Uint8Array(body + at);
  new Int32Array(packed.buffer, 0, 1)[0] = front.length;
  packed.set(front, frontLength);
  for (const [i, [, bytes]] of contents.entries()) packed.set(bytes, body + (sections[i]?.at ?? 0));
  return packed;
}

function contentsOf(program: CaseProgram): [name: string, bytes: Uint8Array][] {
  const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Uint16Array | Float64Array) =>
    new Uint8Array(buffer, byteOffset, byteLength);
  return [
    ...int32Sections.map((name): [string, Uint8Array] => [name, bytesOf(program[name])]),
    ['lists', bytesOf(program.lists)],
    ['numbers', bytesOf(program.numbers)],
    ['dxRows', encode(program.dxRows)],
    ['procRows', encode(program.procRows)],
    ['outline', encode(program.outline())],
  ];
}

/**
 * Reads a pack; `null` when it was made from another source or for another engine, or is no pack.
 * The program looks into the bytes: they must not change afterwards.
 */
export function unpackProgram(given: Uint8Array, source: string): CaseProgram | null {
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const directory = readDirectory(bytes);
  if (directory?.layout !== layout || directory.source !== source) return null;
  const body = frontLength + aligned(new Int32Array(bytes.buffer, bytes.byteOffset, 1)[0] as number);
  const section = (name: NumberSection | TextSection) => {
    const { at, length } = directory.sections.find((one) => one.name === name) ?? { at: 0, length: 0 };
    return bytes.subarray(body + at, body + at + length);
  };
  const int32 = (name: (typeof int32Sections)[number]) => {
    const { buffer, byteOffset, byteLength } = section(name);
    return new Int32Array(buffer, byteOffset, byteLength / 4);
  };
  const { lists, numbers } = { lists: section('lists'), numbers: section('numbers') };
  const { results, ...small } = directory.small;
  let outline: SchemeOutline | undefined;
  return {
    ...small,
    results: results.map((result) => Object.freeze(result)),
    dxFacts: int32('dxFacts'),
    procFacts: int32('procFacts'),
    exclusions: int32('exclusions'),
    nodes: int32('nodes'),
    candidates: int32('candidates'),
    drgs: int32('drgs'),
    mdcs: int32('mdcs'),
    lists: new Uint16Array(lists.buffer, lists.byteOffset, lists.byteLength / 2),
    numbers: new Float64Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 8),
    dxRows: codeRows(parse(section('dxRows'))),
    procRows: codeRows(parse(section('procRows'))),
    outline: () => {
      outline ??= parse(section('outline'));
      return outline as SchemeOutline;
    },
  };
}

function readDirectory(bytes: Uint8Array): Directory | null {
  if (bytes.length < frontLength) return null;
  const length = new Int32Array(bytes.buffer, bytes.byteOffset, 1)[0] as number;
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

function codeRows(rows: CodeRows): CodeRows {
  return Object.setPrototypeOf(rows, null) as CodeRows;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
