import { createRandom, type Random } from '../../generator/random.ts';
import type { WireList } from '../../generator/wire-list.ts';
import { drawArchive } from './draw-archive.ts';
import { drawPair } from './draw-pair.ts';
import { drawTextFile } from './draw-text-file.ts';
import { drawWorkbook } from './draw-workbook.ts';

/** Names mutated files: the same name, the same bytes. */
export interface CaseName {
  readonly seed: string;
  readonly number: number;
  /** Rows and changes that are left out: those that a failure does not need. */
  readonly without: readonly string[];
}

/** A row that no mutation has touched: it must be read as it was. */
export interface KeptRow {
  /** How it is read depends on the form that it stands in. */
  readonly form: string;
  readonly original: number;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Mutated files that are audited together. */
export interface FuzzCase {
  readonly files: readonly NamedBytes[];
  readonly kept: readonly KeptRow[];
  /** What was done, to be read by a person. */
  readonly story: readonly string[];
  /** What can be left out by {@link CaseName.without}. */
  readonly parts: readonly string[];
}

/** What a file is drawn from. */
export interface Drawing {
  readonly random: Random;
  /** Of the changes, which have seeds of their own. */
  readonly seed: string;
  /** Put before the names of rows and changes. */
  readonly prefix: string;
  readonly without: readonly string[];
  readonly originals: readonly WireList[];
}

const kinds = [drawTextFile, drawTextFile, drawTextFile, drawTextFile, drawArchive, drawWorkbook, drawPair];

/** Makes the files of a name from good lists. */
export function makeCase({ seed, number, without }: CaseName, originals: readonly WireList[]): FuzzCase {
  const random = createRandom(`${seed}/${number}`);
  const draw = random.pick(kinds);
  return draw({ random, seed: `${seed}/${number}`, prefix: '', without, originals });
}
