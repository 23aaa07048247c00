import { createRandom } from '../../generator/random.ts';
import type { WireList } from '../../generator/wire-list.ts';
import { writeZip } from '../support/archive/write-zip.ts';
import { drawRows } from './draw-text-file.ts';
import { feeRowsOf, feeTableHead } from './fee-table.ts';
import { fileMutations } from './file-mutations.ts';
import type { Drawing, FuzzCase, NamedBytes } from './fuzz-case.ts';
import { rowMutations } from './row-mutations.ts';
import { bytesOfPart } from './text-part.ts';

interface FeeRow {
  readonly original: number;
  readonly bytes: Uint8Array;
  readonly isTouched: boolean;
}

/** A table of cases and one of their fee lines, as two files or in an archive; rows of both are changed. */
export function drawPair(drawing: Drawing): FuzzCase {
  const { random, originals } = drawing;
  const { rows, story, parts } = drawRows(drawing, 'csv');
  const { feeRows, feeStory } = drawFeeRows(
    drawing,
    rows.map(({ original }) => original),
  );
  const whole = random.chance(0.15) ? random.pick(Object.keys(fileMutations)) : null;
  const plain = tableOf(feeRows.map(({ bytes }) => bytes));
  const files: NamedBytes[] = [
    { name: 'fuzz.csv', bytes: bytesOfPart({ formName: 'csv', rows }) },
    { name: 'fuzz-fees.csv', bytes: (whole && fileMutations[whole]?.(random, plain)) || plain },
  ];
  const isPacked = random.chance(0.4);
  const packed = () => writeZip(files.map(({ name, bytes }) => ({ name, content: bytes })));
  const touched = new Set(
    [...rows, ...feeRows].filter((row) => row.isTouched).map(({ original }) => original),
  );
  const untouched = rows.filter(({ original }) => !touched.has(original) && hasLines(originals[original]));
  return {
    files: isPacked
      ? [{ name: 'fuzz.zip', bytes: packed() }]
      : random.chance(0.5)
        ? files
        : files.toReversed(),
    kept: whole ? [] : untouched.map(({ original }) => ({ form: 'pair', original })),
    story: ['pair', isPacked ? 'zip' : 'plain', ...(whole ? [`fees ${whole}`] : []), ...story, ...feeStory],
    parts,
  };
}

const hasLines = (list: WireList | undefined) => list !== undefined && list.feedetail.length > 0;

function drawFeeRows({ random, seed, originals }: Drawing, chosen: readonly number[]) {
  const feeStory: string[] = [];
  const feeRows = chosen.flatMap((original): FeeRow[] => {
    const list = originals[original];
    return (list ? feeRowsOf(list) : []).map((row, at) => {
      const bytes = Buffer.from(row);
      if (!random.chance(0.05)) return { original, bytes, isTouched: false };
      const mutation = random.pick(Object.keys(rowMutations));
      feeStory.push(`${mutation} in fee row ${at} of ${original}`);
      const own = createRandom(`${seed}/fee/${original}/${at}`);
      return { original, bytes: rowMutations[mutation]?.(own, bytes) ?? bytes, isTouched: true };
    });
  });
  return { feeRows, feeStory };
}

function tableOf(rows: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    [feeTableHead, ...rows].flatMap((row) => [Buffer.from(row as Uint8Array), Buffer.from('\n')]),
  );
}

/** Both tables of good lists, nothing changed. */
export function goodPair(originals: readonly WireList[], cases: Uint8Array): readonly NamedBytes[] {
  const rows = originals.flatMap(feeRowsOf).map((row) => Buffer.from(row));
  return [
    { name: 'good.csv', bytes: cases },
    { name: 'good-fees.csv', bytes: tableOf(rows) },
  ];
}
