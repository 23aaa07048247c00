import type { Words } from './claims/words.ts';
import type { FindingFate, ReplayedDifference } from './compare-replayed.ts';
import { addSums, type ReplaySums, sumsOf } from './replay-sums.ts';

/** What becomes of the findings of a rule. A fee line that several rules point at is in the money of each. */
export interface ReplayedRule {
  readonly rule: string;
  readonly same: number;
  readonly changed: number;
  readonly new: number;
  readonly gone: number;
  readonly new_fen: number;
  readonly gone_fen: number;
}

/** The rows of each table add up to the whole. */
export interface ReplayReport {
  readonly whole: ReplaySums | null;
  readonly by_hospital: readonly ({ readonly hospital: string } & ReplaySums)[];
  readonly by_department: readonly ({
    readonly hospital: string;
    readonly department: string;
  } & ReplaySums)[];
  readonly by_month: readonly ({ readonly month: string } & ReplaySums)[];
  /** From which group to which, those that stay where they are too; most cases first. */
  readonly by_group: readonly ({ readonly from: string; readonly to: string } & ReplaySums)[];
  /** Those of which most findings are new or gone first. */
  readonly by_rule: readonly (ReplayedRule & { readonly name: Words })[];
}

type Row<Names> = Names & ReplaySums;
type Rows<Names> = readonly Row<Names>[];

/** A comparison that goes on later, as JSON holds it. */
export interface ReplayState {
  readonly hospitals: Rows<{ readonly hospital: string }>;
  readonly departments: Rows<{ readonly hospital: string; readonly department: string }>;
  readonly months: Rows<{ readonly month: string }>;
  readonly groups: Rows<{ readonly from: string; readonly to: string }>;
  readonly rules: readonly ReplayedRule[];
}

/** Adds up replayed cases. What it holds grows with departments, pairs of groups and rules, and not with cases. */
export class ReplayComparison {
  readonly #hospitals: Table<{ readonly hospital: string }>;
  readonly #departments: Table<{ readonly hospital: string; readonly department: string }>;
  readonly #months: Table<{ readonly month: string }>;
  readonly #groups: Table<{ readonly from: string; readonly to: string }>;
  readonly #rules: Map<string, ReplayedRule>;

  /** @param state that of a comparison that was broken off */
  constructor(state?: ReplayState) {
    this.#hospitals = tableOf(({ hospital }) => [hospital], state?.hospitals);
    this.#departments = tableOf(({ hospital, department }) => [hospital, department], state?.departments);
    this.#months = tableOf(({ month }) => [month], state?.months);
    this.#groups = tableOf(({ from, to }) => [from, to], state?.groups);
    this.#rules = new Map(state?.rules.map((one) => [one.rule, one]));
  }

  add(one: ReplayedDifference): void {
    const sums = sumsOf(one);
    const { hospital, department, month, group } = one;
    this.#hospitals.add({ hospital }, sums);
    this.#departments.add({ hospital, department }, sums);
    this.#months.add({ month }, sums);
    this.#groups.add({ from: group.before, to: group.after }, sums);
    for (const fate of ['same', 'changed', 'new', 'gone'] as const)
      for (const [, rule, amountFen] of one.findings[fate]) this.#count(rule, fate, amountFen);
  }

  state(): ReplayState {
    return {
      hospitals: this.#hospitals.rows(),
      departments: this.#departments.rows(),
      months: this.#months.rows(),
      groups: this.#groups.rows(),
      rules: [...this.#rules.values()],
    };
  }

  report(nameOf: (rule: string) => Words): ReplayReport {
    const { hospitals, departments, months, groups, rules } = this.state();
    const whole = hospitals.reduce<ReplaySums | undefined>(
      (sum, { hospital: _, ...sums }) => addSums(sums, sum),
      undefined,
    );
    return {
      whole: whole ?? null,
      by_hospital: hospitals,
      by_department: departments,
      by_month: months,
      by_group: groups.toSorted((a, b) => b.cases - a.cases),
      by_rule: rules
        .toSorted((a, b) => b.new + b.gone - a.new - a.gone || (a.rule < b.rule ? -1 : 1))
        .map((one) => ({ ...one, name: nameOf(one.rule) })),
    };
  }

  #count(rule: string, fate: FindingFate, amountFen: number): void {
    const known = this.#rules.get(rule) ?? noFindings(rule);
    this.#rules.set(rule, {
      ...known,
      [fate]: known[fate] + 1,
      new_fen: known.new_fen + (fate === 'new' ? amountFen : 0),
      gone_fen: known.gone_fen + (fate === 'gone' ? amountFen : 0),
    });
  }
}

function noFindings(rule: string): ReplayedRule {
  return { rule, same: 0, changed: 0, new: 0, gone: 0, new_fen: 0, gone_fen: 0 };
}

interface Table<Names> {
  readonly add: (names: Names, sums: ReplaySums) => void;
  /** In the order of their names. */
  readonly rows: () => Rows<Names>;
}

function tableOf<Names extends object>(
  keyOf: (names: Names) => readonly string[],
  before: Rows<Names> = [],
): Table<Names> {
  const rows = new Map<string, Row<Names>>(before.map((row) => [JSON.stringify(keyOf(row)), row]));
  return {
    add: (names, sums) => {
      const key = JSON.stringify(keyOf(names));
      rows.set(key, { ...names, ...addSums(sums, rows.get(key)) });
    },
    rows: () => [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
}
