import { gzipSync } from 'node:zlib';
import { createRandom, type Random, shuffle } from '../../generator/random.ts';
import type { WireList } from '../../generator/wire-list.ts';
import { fileMutations } from './file-mutations.ts';
import { textForms } from './text-forms.ts';
import { bytesOfPart, drawRowChanges, formOf, makeRow, type TextPart } from './text-part.ts';

/** Names a mutated file: the same name, the same bytes. */
export interface CaseName {
  readonly seed: string;
  readonly number: number;
  /** Rows and changes that are left out: those that a failure does not need. */
  readonly without: readonly string[];
}

/** A row that no mutation has touched: it must be read as it was. */
export interface KeptRow {
  readonly formName: string;
  readonly original: number;
}

/** A mutated file. */
export interface FuzzCase {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly kept: readonly KeptRow[];
  /** What was done, to be read by a person. */
  readonly story: readonly string[];
  /** What can be left out by {@link CaseName.without}. */
  readonly parts: readonly string[];
}

const wraps = ['plain', 'plain', 'plain', 'plain', 'gzip'] as const;

/** Makes the file of a name from good lists. */
export function makeCase(name: CaseName, originals: readonly WireList[]): FuzzCase {
  const random = createRandom(`${name.seed}/${name.number}`);
  const wrap = random.pick(wraps);
  const part = drawPart(random, name, originals);
  const plain = bytesOfPart(part.part);
  const changed = part.whole === null ? plain : changeWhole(part.whole, plain, random);
  const file = `fuzz-${name.number}.${formOf(part.part.formName).extension}`;
  const said = { kept: part.kept, parts: part.parts, story: [part.part.formName, wrap, ...part.story] };
  return wrap === 'gzip'
    ? { ...said, file: `${file}.gz`, bytes: gzipSync(changed) }
    : { ...said, file, bytes: changed };
}

interface DrawnPart extends Pick<FuzzCase, 'kept' | 'story' | 'parts'> {
  readonly part: TextPart;
  /** What is done to the file as a whole, if anything. */
  readonly whole: string | null;
}

function drawPart(
  random: Random,
  { seed, number, without }: CaseName,
  originals: readonly WireList[],
): DrawnPart {
  const formName = random.pick(Object.keys(textForms));
  const form = formOf(formName);
  const count = Math.min(random.int(5, 9), form.mostRows ?? 9);
  const chosen = shuffle(random, [...originals.keys()]).slice(0, count);
  const whole = random.chance(0.25) ? random.pick(Object.keys(fileMutations)) : null;
  const drawn = random.chance(0.9) ? drawRowChanges(random, form, count, `${seed}/${number}`) : [];
  const changes = drawn.filter((_, at) => !without.includes(`change ${at}`));
  const rows = chosen.flatMap((original, at) => {
    const list = originals[original];
    if (!list || without.includes(`row ${at}`)) return [];
    return [
      makeRow(
        form,
        list,
        original,
        changes.filter(({ row }) => row === at),
      ),
    ];
  });
  const isSure = whole === null && form.endsWithItsLine;
  return {
    part: { formName, rows },
    whole,
    kept: isSure
      ? rows.flatMap(({ original, isTouched }) => (isTouched ? [] : [{ formName, original }]))
      : [],
    story: [...(whole ? [whole] : []), ...changes.map(({ mutation, row }) => `${mutation} in row ${row}`)],
    parts: [...chosen.map((_, at) => `row ${at}`), ...drawn.map((_, at) => `change ${at}`)],
  };
}

function changeWhole(mutation: string, bytes: Uint8Array, random: Random): Uint8Array {
  return fileMutations[mutation]?.(random, bytes) ?? bytes;
}
