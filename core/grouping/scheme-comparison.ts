import type { GroupingResult } from './grouping-case.ts';

/** Cases that went from one group to another. A group is a DRG, or the status of a case without one. */
export interface GroupChange<C> {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  /** The first of them. */
  readonly examples: readonly C[];
}

/** What a change of scheme does to a set of cases. */
export interface ComparisonReport<C> {
  readonly cases: number;
  readonly changed: number;
  /** Of all cases, between 0 and 1; `null` of none. */
  readonly share: number | null;
  /** Had a group, and have none. */
  readonly newly_ungroupable: number;
  readonly newly_grouped: number;
  /** Most cases first. */
  readonly changes: readonly GroupChange<C>[];
}

const examplesAChange = 5;

/** Compares, case by case, where two schemes put the same cases. */
export class SchemeComparison<C> {
  #cases = 0;
  readonly #changes = new Map<string, GroupChange<C> & { hadGroup: boolean; hasGroup: boolean }>();

  /** @param name by which a person finds the case again */
  add(name: C, before: GroupingResult, after: GroupingResult): void {
    this.#cases++;
    const [from, to] = [groupOf(before), groupOf(after)];
    if (from === to) return;
    const known = this.#changes.get(`${from} ${to}`);
    const { cases = 0, examples = [] } = known ?? {};
    this.#changes.set(`${from} ${to}`, {
      from,
      to,
      cases: cases + 1,
      examples: examples.length < examplesAChange ? [...examples, name] : examples,
      hadGroup: before.status === 'grouped',
      hasGroup: after.status === 'grouped',
    });
  }

  report(): ComparisonReport<C> {
    const changes = [...this.#changes.values()].sort(mostFirst);
    const changed = sumCases(changes);
    return {
      cases: this.#cases,
      changed,
      share: this.#cases === 0 ? null : changed / this.#cases,
      newly_ungroupable: sumCases(changes.filter(({ hadGroup, hasGroup }) => hadGroup && !hasGroup)),
      newly_grouped: sumCases(changes.filter(({ hadGroup, hasGroup }) => !hadGroup && hasGroup)),
      changes: changes.map(({ from, to, cases, examples }) => ({ from, to, cases, examples })),
    };
  }
}

function groupOf({ status, drg }: GroupingResult): string {
  return status === 'grouped' || status === 'ambiguous' ? drg : status;
}

function sumCases(changes: readonly { readonly cases: number }[]): number {
  return changes.reduce((sum, { cases }) => sum + cases, 0);
}

/** Equal numbers by name, so that the same cases give the same report. */
function mostFirst<C>(a: GroupChange<C>, b: GroupChange<C>): number {
  return b.cases - a.cases || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1);
}
