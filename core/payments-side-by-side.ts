import type { Result } from './result.ts';

/** What stays are, or would be, paid by DRG and by DIP; money is of those that have a payment under both. */
export interface SideRow {
  readonly cases: number;
  /** With a payment under both. */
  readonly compared: number;
  readonly drg_payment_fen: number;
  readonly dip_payment_fen: number;
  /** DIP less DRG. */
  readonly difference_fen: number;
}

export interface SideBySide {
  readonly whole: SideRow;
  /** By code. */
  readonly by_department: readonly ({ readonly department: string } & SideRow)[];
  /** By the two groups of a stay, most stays first. */
  readonly by_groups: readonly ({ readonly drg: string; readonly dip: string } & SideRow)[];
}

type Side = Pick<Result, 'department' | 'drg' | 'drg_payment_fen' | 'dip'>;
type Sums = { -readonly [Name in keyof SideRow]: number };

/**
 * Adds up stays that DIP was asked about, in a group or not: terms and tariffs may pay those in none as well. They stand
 * under the code that says so (`0000`). Bills that DIP is not asked about are left out.
 */
export class PaymentsSideBySide {
  readonly #whole = noSums();
  readonly #departments = new Map<string, Sums>();
  readonly #groups = new Map<string, { readonly drg: string; readonly dip: string; readonly sums: Sums }>();

  add(result: Side): void {
    const { dip, drg, department } = result;
    if (!dip) return;
    const key = JSON.stringify([drg, dip.code]);
    const pair = this.#groups.get(key) ?? { drg, dip: dip.code, sums: noSums() };
    const ofDepartment = this.#departments.get(department) ?? noSums();
    this.#groups.set(key, pair);
    this.#departments.set(department, ofDepartment);
    for (const sums of [this.#whole, ofDepartment, pair.sums])
      addTo(sums, result.drg_payment_fen, dip.payment_fen);
  }

  /** `null` where DIP was asked about no stay. */
  report(): SideBySide | null {
    if (this.#whole.cases === 0) return null;
    const byCode = ([a]: [string, Sums], [b]: [string, Sums]) => (a < b ? -1 : 1);
    const groups = [...this.#groups.values()].map(({ drg, dip, sums }) => ({ drg, dip, ...sums }));
    return {
      whole: { ...this.#whole },
      by_department: [...this.#departments]
        .sort(byCode)
        .map(([department, sums]) => ({ department, ...sums })),
      by_groups: groups.sort(
        (a, b) => b.cases - a.cases || (`${a.drg} ${a.dip}` < `${b.drg} ${b.dip}` ? -1 : 1),
      ),
    };
  }
}

function noSums(): Sums {
  return { cases: 0, compared: 0, drg_payment_fen: 0, dip_payment_fen: 0, difference_fen: 0 };
}

function addTo(sums: Sums, drgFen: number | null, dipFen: number | null): void {
  sums.cases += 1;
  if (drgFen === null || dipFen === null) return;
  sums.compared += 1;
  sums.drg_payment_fen += drgFen;
  sums.dip_payment_fen += dipFen;
  sums.difference_fen += dipFen - drgFen;
}
