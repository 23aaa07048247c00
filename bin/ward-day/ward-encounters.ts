import { addDays } from '../../core/claims/calendar-days.ts';
import type { StepOf, WardPatient, WardScript } from './ward-script.ts';

/** An order of the script with its place in time, as both protocols are told of it. */
export interface WardOrder {
  readonly id: string;
  readonly item: WardScript['items'][string];
  readonly quantity: number;
  readonly days: number | null;
  readonly isLongTerm: boolean;
  readonly doctor: WardScript['doctors'][string];
  /** `yyyy-MM-ddTHH:mm:ss`. */
  readonly startsAt: string;
}

/** A stay as a ward knows it at a moment. */
export interface WardEncounter {
  readonly id: string;
  readonly patient: WardPatient;
  readonly admittedAt: string;
  readonly attending: WardScript['doctors'][string];
  /** Ordered before and not taken back. */
  readonly standing: readonly WardOrder[];
}

/** The patients' charts over the day: what stands ordered for whom. */
export class WardCharts {
  readonly #script: WardScript;
  /** Tells this playing of the script from others of it in the same stack. */
  readonly run: string;
  readonly #day: string;
  readonly #standing = new Map<string, WardOrder[]>();
  #orders = 0;

  /** @param day `yyyy-MM-dd` of the script */
  constructor(script: WardScript, run: string, day: string) {
    this.#script = script;
    this.run = run;
    this.#day = day;
  }

  /** @param bed tells patients alike from each other */
  encounterOf(patient: string, bed = ''): WardEncounter {
    const told = found(this.#script.patients, patient);
    const id = `${this.run}-${patient}${bed}`;
    return {
      id,
      patient: { ...told, person: `${told.person}${bed}-${this.run}` },
      admittedAt: this.timeOf(told.admitted),
      attending: found(this.#script.doctors, told.attending),
      standing: this.#standing.get(id) ?? [],
    };
  }

  ordersOf({ at, orders }: Pick<StepOf<'order'>, 'at' | 'orders'>, by: string): WardOrder[] {
    return orders.map(({ item, quantity, days, long_term }) => ({
      id: `${this.run}-${++this.#orders}`,
      item: found(this.#script.items, item),
      quantity,
      days: days ?? null,
      isLongTerm: long_term,
      doctor: found(this.#script.doctors, by),
      startsAt: this.timeOf(`D ${at}`),
    }));
  }

  /** Writes orders into the chart that were not taken back. */
  sign(encounter: WardEncounter, orders: readonly WardOrder[]): void {
    this.#standing.set(encounter.id, [...encounter.standing, ...orders]);
  }

  /** `D-2 09:20` as a local time. */
  timeOf(when: string): string {
    const [, days = '', clock] = /^D([-+]\d+)? (\d{2}:\d{2})$/.exec(when) ?? [];
    return `${addDays(this.#day, Number(days))}T${clock}:00`;
  }
}

function found<T>(all: Readonly<Record<string, T>>, key: string): T {
  const one = all[key];
  if (one === undefined) throw new Error(`the ward day names ${key}, which it does not have`);
  return one;
}
