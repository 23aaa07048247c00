import type { StandingCase } from '../../core/indicators/case-line.ts';
import { monthsOf, type Period } from '../../core/indicators/period.ts';
import { hospitalsOf } from '../../core/knowledge.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';
import type { Question } from './summary-query.ts';

export interface StandingSources {
  readonly sheets: Pick<SheetStore, 'cases'>;
  readonly knowledge: QueryKnowledge;
}

const readsAtOnce = 16;

/** The cases of a scope as they stand, of the department where one is asked for; further cuts are the reader's. */
export async function readStanding(
  { sheets, knowledge }: StandingSources,
  { scope, within }: Question,
  period: Period,
): Promise<readonly { readonly hospital: string; readonly standing: StandingCase }[]> {
  const hospitals = scope.kind === 'hospital' ? [scope.hospital] : hospitalsOf(scope.region, knowledge);
  const wanted = hospitals.flatMap((hospital) => monthsOf(period).map((month) => ({ hospital, month })));
  const read = await inParallel(wanted, readsAtOnce, async ({ hospital, month }) =>
    (await sheets.cases(hospital, month, within.department)).map((standing) => ({ hospital, standing })),
  );
  return read.flat();
}
