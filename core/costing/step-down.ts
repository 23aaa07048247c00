import { apportion, claimOf } from '../shares/apportion.ts';
import type { Overheads, StayKey } from './overheads.ts';

/** What the stays of a department come to. */
export type DepartmentKeys = Readonly<Record<StayKey, number>>;

/** What one service passed on to another, or to a department. */
export interface PassedOn {
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly amountFen: number;
}

/** Overheads as they came down to the departments; departments and `left` add up to what was given. */
export interface SteppedDown {
  /** Fen by department: its own and what services passed on to it. */
  readonly departments: ReadonlyMap<string, number>;
  readonly passed: readonly PassedOn[];
  /** Fen by service that nobody could be given: no department has any of its key. */
  readonly left: ReadonlyMap<string, number>;
}

/**
 * Closes services one after the other in the declared order (step-down): each passes its own cost, with what it was
 * passed, on to the services after it and to the departments, in proportion to its key, to the fen.
 * @param stays what the stays of each department come to; services have none
 */
export function stepDown(
  { keys, services, departments }: Overheads,
  stays: ReadonlyMap<string, DepartmentKeys>,
): SteppedDown {
  const isService = (name: string) => services.some(({ id }) => id === name);
  const named = [
    ...stays.keys(),
    ...departments.map(({ department }) => department),
    ...keys.flatMap(({ values }) => Object.keys(values)),
  ];
  const names = new Set(named.filter((name) => !isService(name)));
  const amounts = new Map([...names].map((name) => [name, 0]));
  for (const { department, amountFen } of departments) amounts.set(department, amountFen);
  for (const { id, amountFen } of services) amounts.set(id, amountFen);
  const passed: PassedOn[] = [];
  const left = new Map<string, number>();
  services.forEach(({ id, key }, at) => {
    const own = keys.find((one) => one.id === key)?.values;
    const receivers = [...services.slice(at + 1).map((service) => service.id), ...names].sort();
    const claimants = receivers.map((name) => ({
      key: name,
      claim: claimOf(own ? (own[name] ?? 0) : (stays.get(name)?.[key as StayKey] ?? 0)),
    }));
    const outcome = apportion(amounts.get(id) ?? 0, claimants);
    amounts.delete(id);
    if (!outcome.ok) return;
    for (const [to, amountFen] of outcome.sharesFen) {
      if (amountFen === 0) continue;
      passed.push({ from: id, to, key, amountFen });
      amounts.set(to, (amounts.get(to) ?? 0) + amountFen);
    }
    if (outcome.leftFen > 0) left.set(id, outcome.leftFen);
  });
  return { departments: amounts, passed, left };
}
