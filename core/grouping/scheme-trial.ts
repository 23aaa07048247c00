import type { SettlementList } from '../claims/settlement-list.ts';
import type { GroupTitle } from './find-title.ts';
import type { Grouper } from './grouper.ts';
import { type ComparisonReport, type GroupChange, SchemeComparison } from './scheme-comparison.ts';
import { toGroupingCase } from './to-grouping-case.ts';

export interface TitledChange<C> extends GroupChange<C> {
  readonly from_title: GroupTitle | null;
  readonly to_title: GroupTitle | null;
}

/** What another scheme would do to the cases that a region groups today. */
export interface SchemeTrialReport<C> extends ComparisonReport<C> {
  /** Cases by the scheme that they are grouped by today. */
  readonly schemes_now: Readonly<Record<string, number>>;
  readonly changes: readonly TitledChange<C>[];
}

/**
 * Groups cases once as they are grouped today and once by another scheme. Today's may be several, for a scheme may begin
 * within the month.
 */
export class SchemeTrial<C> {
  readonly #next: Grouper;
  readonly #comparison = new SchemeComparison<C>();
  readonly #now = new Map<Grouper, number>();

  constructor(next: Grouper) {
    this.#next = next;
  }

  /** @param name by which a person finds the case again */
  add(name: C, list: SettlementList, now: Grouper): void {
    const given = toGroupingCase(list);
    this.#now.set(now, (this.#now.get(now) ?? 0) + 1);
    this.#comparison.add(name, now.group(given), this.#next.group(given));
  }

  report(): SchemeTrialReport<C> {
    const report = this.#comparison.report();
    const titleNow = (group: string) =>
      [...this.#now.keys()].map((grouper) => grouper.title(group)).find((title) => title !== null) ?? null;
    return {
      schemes_now: Object.fromEntries([...this.#now].map(([{ scheme }, cases]) => [scheme.id, cases])),
      ...report,
      changes: report.changes.map((change) => ({
        ...change,
        from_title: titleNow(change.from),
        to_title: this.#next.title(change.to),
      })),
    };
  }
}
