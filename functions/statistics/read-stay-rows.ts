import type { Hospital } from '../../core/payment/hospital-registry.ts';
import { StayRows } from '../../core/statistics/stay-rows.ts';
import type { StayRow } from '../../core/statistics/unit-stays.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';

const readsAtOnce = 8;

/** The grouped stays of hospitals over some months, from the cases behind their sheets. */
export async function readStayRows(
  sheets: SheetStore,
  hospitals: readonly Hospital[],
  months: readonly string[],
): Promise<readonly StayRow[]> {
  const wanted = hospitals.flatMap((hospital) => months.map((month) => ({ hospital, month })));
  const read = await inParallel(wanted, readsAtOnce, async ({ hospital: { code, level }, month }) => {
    const stays = new StayRows(code, level);
    for (const { facts } of await sheets.cases(code, month)) stays.add(facts);
    return stays.rows;
  });
  return read.flat();
}
