import type { Rejection } from '../../core/claims/rejection.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { workArea } from '../../platform/work-area.ts';
import type { BatchFigures, BatchResults, ShownRejection } from '../../reports/results/batch-results.ts';
import { mostShown, type ShownCase } from '../../reports/results/shown-case.ts';

/**
 * What the workbook of a batch is made of: the figures of its receipt, and as much as it shows of what its chunks left
 * in the work area, in the order of the file.
 * @param rejecting chunks with rejected records, in order
 * @param isClosed whether another run has closed the batch: then it may be clearing the work area already, and what
 *   was found there may be less than all
 * @returns `null` where it has
 */
export async function gatherResults(
  work: Pick<ObjectStore, 'read' | 'list'>,
  figures: BatchFigures,
  rejecting: readonly number[],
  isClosed: () => Promise<boolean>,
): Promise<BatchResults | null> {
  const shown = await work.list(workArea.allShown(figures.batch));
  const refused = rejecting.map((chunk) => workArea.rejected(figures.batch, chunk));
  const cases = await firstLines<ShownCase>(work, shown, mostShown.records);
  const rejected = await firstLines<Rejection>(work, refused, mostShown.rejected);
  if (await isClosed()) return null;
  return { figures, cases, rejected: rejected.map(toShownRejection) };
}

function toShownRejection({ file, line, setl_id, errors }: Rejection): ShownRejection {
  return { file, line, setl_id, errors: errors.map(({ value: _, ...error }) => error) };
}

async function firstLines<T>(
  work: Pick<ObjectStore, 'read'>,
  keys: readonly string[],
  most: number,
): Promise<readonly T[]> {
  const records: T[] = [];
  for (const key of keys) {
    if (records.length >= most) break;
    const lines = Buffer.from(await work.read(key))
      .toString('utf8')
      .split('\n');
    const wanted = lines.filter((line) => line !== '').slice(0, most - records.length);
    for (const line of wanted) records.push(JSON.parse(line) as T);
  }
  return records;
}
