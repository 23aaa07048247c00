import { gzipSync } from 'node:zlib';
import { shuffle } from '../../generator/random.ts';
import { fileMutations } from './file-mutations.ts';
import type { Drawing, FuzzCase } from './fuzz-case.ts';
import { textForms } from './text-forms.ts';
import { bytesOfPart, drawRowChanges, formOf, makeRow, type PartRow } from './text-part.ts';

const mostRows = 9;

/** Rows of one form, some of them changed. */
export interface DrawnRows extends Pick<FuzzCase, 'story' | 'parts'> {
  readonly rows: readonly PartRow[];
}

export function drawRows({ random, seed, prefix, without, originals }: Drawing, formName: string): DrawnRows {
  const form = formOf(formName);
  const count = Math.min(random.int(5, mostRows), form.mostRows ?? mostRows);
  const chosen = shuffle(random, [...originals.keys()]).slice(0, count);
  const drawn = random.chance(0.9) ? drawRowChanges(random, form, count, `${seed}/${prefix}`) : [];
  const changes = drawn.filter((_, at) => !without.includes(`${prefix}change ${at}`));
  const rows = chosen.flatMap((original, at) => {
    const list = originals[original];
    if (!list || without.includes(`${prefix}row ${at}`)) return [];
    return [
      makeRow(
        form,
        list,
        original,
        changes.filter(({ row }) => row === at),
      ),
    ];
  });
  return {
    rows,
    story: changes.map(({ mutation, row }) => `${mutation} in ${prefix}row ${row}`),
    parts: [...chosen.map((_, at) => `${prefix}row ${at}`), ...drawn.map((_, at) => `${prefix}change ${at}`)],
  };
}

/** A text file of any form, as it is or as gzip, its rows changed and sometimes the whole. */
export function drawTextFile(drawing: Drawing): FuzzCase {
  const { random, prefix } = drawing;
  const formName = random.pick(Object.keys(textForms));
  const form = formOf(formName);
  const isPacked = random.chance(0.2);
  const whole = random.chance(0.25) ? random.pick(Object.keys(fileMutations)) : null;
  const { rows, story, parts } = drawRows(drawing, formName);
  const plain = bytesOfPart({ formName, rows });
  const changed = (whole && fileMutations[whole]?.(random, plain)) || plain;
  const firstBroken = rows.findIndex(({ bytes, isTouched }) => isTouched && !isJson(bytes));
  const reach = form.endsWithItsLine || firstBroken < 0 ? rows.length : firstBroken;
  const isSure = (at: number) => rows[at]?.isTouched === false && at < reach;
  const kept = rows.filter((_, at) => whole === null && isSure(at));
  return {
    files: [
      {
        name: `fuzz${prefix.trim()}.${form.extension}${isPacked ? '.gz' : ''}`,
        bytes: isPacked ? gzipSync(changed) : changed,
      },
    ],
    kept: kept.map(({ original }) => ({ form: formName, original })),
    story: [formName, isPacked ? 'gzip' : 'plain', ...(whole ? [whole] : []), ...story],
    parts,
  };
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes).toString());
    return true;
  } catch {
    return false;
  }
}
