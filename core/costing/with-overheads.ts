import type { Overheads } from './overheads.ts';
import { keysByDepartment, passToStays, type StayCost } from './stay-cost.ts';
import { type PassedOn, stepDown } from './step-down.ts';

/** Stays with their full costs. What came to them and what is left add up to what was declared. */
export interface WithOverheads {
  readonly stays: readonly StayCost[];
  readonly passed: readonly PassedOn[];
  /** What a service or department could pass on to nobody. */
  readonly left: readonly { readonly place: string; readonly amountFen: number }[];
}

/** Passes overheads on to departments and from these to their stays; none are declared where they are `null`. */
export function withOverheads(stays: readonly StayCost[], overheads: Overheads | null): WithOverheads {
  if (overheads === null) return { stays, passed: [], left: [] };
  const steps = stepDown(overheads, keysByDepartment(stays));
  const down = passToStays(stays, steps.departments, overheads.toCases);
  const left = [...steps.left, ...down.left].map(([place, amountFen]) => ({ place, amountFen }));
  return { stays: down.stays, passed: steps.passed, left };
}
