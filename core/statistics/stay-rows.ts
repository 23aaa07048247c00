import type { CaseFacts } from '../indicators/case-facts.ts';
import { measureCounts } from '../indicators/case-measures.ts';
import { groupKey } from '../indicators/sheet.ts';
import { addTally } from '../indicators/tally.ts';
import type { StayRow } from './unit-stays.ts';

/** Collects the stays of one hospital; their order never changes the outcome. */
export class StayRows {
  readonly #hospital: Pick<StayRow, 'hospital' | 'hospitalLevel'>;
  readonly #rows = new Map<string, StayRow>();

  /** @param hospitalLevel `null` where nobody knows it */
  constructor(hospital: string, hospitalLevel: number | null) {
    this.#hospital = { hospital, hospitalLevel };
  }

  /** Adds a case; one that was grouped nowhere, or came before there were signs, statistics take no notice of. */
  add(facts: CaseFacts): void {
    const { department, doctor, signs, month, status } = facts;
    if (!signs || status !== 'grouped') return;
    const group = groupKey(signs.scheme, facts.group);
    const key = JSON.stringify([month, department, doctor, group]);
    const known = this.#rows.get(key)?.tally ?? {};
    this.#rows.set(key, {
      ...this.#hospital,
      department,
      doctor,
      group,
      month,
      tally: addTally(known, measureCounts(facts)),
    });
  }

  get rows(): readonly StayRow[] {
    return [...this.#rows.values()];
  }
}
