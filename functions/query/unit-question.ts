import type { UnitView } from '../../core/indicators/view-figures.ts';
import { isOf } from '../../platform/access/sight.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { Question } from './summary-query.ts';

/** One unit, and where it is read. */
export interface UnitQuestion {
  /** Cut down to the unit's cases. */
  readonly question: Question;
  readonly view: Exclude<UnitView, 'hospital'>;
  readonly key: string;
}

/** Where a unit of a view is read with as few other cases as can be; `null` where no case of it was asked for. */
export function unitQuestion(
  { scope, within }: Question,
  view: UnitView,
  key: string,
  registers: Registers,
): UnitQuestion | null {
  if (view === 'total') return key === 'all' ? { question: { scope, within }, view, key } : null;
  if (view === 'hospital') {
    const isIn = scope.kind === 'region' && isOf(scope.region, key, registers);
    const question = { scope: { kind: 'hospital', hospital: key }, within } as const;
    return isIn ? { question, view: 'total', key: 'all' } : null;
  }
  const isIn = within[view] === undefined || within[view] === key;
  return isIn ? { question: { scope, within: { ...within, [view]: key } }, view, key } : null;
}
