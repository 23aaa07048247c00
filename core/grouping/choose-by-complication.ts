import { choice, complicationBit } from './case-program.ts';
import { type Condition, type ConditionVisitor, visitConditionOr } from './condition.ts';

interface Drg {
  readonly when: Condition;
  readonly result: number;
}

export interface ComplicationChoice {
  readonly kind: (typeof choice)[keyof typeof choice];
  /** Without complication, with CC, with MCC, with both. */
  readonly results: readonly [number, number, number, number];
}

/** Most groups are split by complications alone: then four answers are all there is to know. */
export function chooseByComplication(drgs: readonly Drg[], unsplit: number): ComplicationChoice {
  const [none, cc, mcc, both] = [0, 1, 2, 3].map((complications) => resultFor(drgs, unsplit, complications));
  if (none === undefined || cc === undefined || mcc === undefined || both === undefined)
    return { kind: choice.asking, results: [unsplit, unsplit, unsplit, unsplit] };
  const isSettled = none === cc && cc === mcc && mcc === both;
  const kind = isSettled ? choice.settled : mcc === both ? choice.byHighest : choice.byBoth;
  return { kind, results: [none, cc, mcc, both] };
}

/** `undefined` where more than the complications has to be known. */
function resultFor(drgs: readonly Drg[], unsplit: number, complications: number): number | undefined {
  for (const { when, result } of drgs) {
    const holds = holdsWith(when, complications);
    if (holds === undefined) return undefined;
    if (holds) return result;
  }
  return unsplit;
}

/** `undefined` where the complications do not tell. A case with one has a secondary diagnosis. */
function holdsWith(condition: Condition, complications: number): boolean | undefined {
  const inside = (parts: readonly Condition[]) => parts.map((part) => holdsWith(part, complications));
  const visitor: Partial<ConditionVisitor<boolean | undefined>> = {
    const: (value) => value,
    complication: (level) => (complications & complicationBit[level]) !== 0,
    hasSecondaryDx: () => complications !== 0 || undefined,
    not: (part) => {
      const holds = holdsWith(part, complications);
      return holds === undefined ? undefined : !holds;
    },
    all: (parts) => settle(inside(parts), false),
    any: (parts) => settle(inside(parts), true),
  };
  return visitConditionOr(condition, visitor, undefined);
}

/** One part of the deciding value decides, whatever is not known of the others. */
function settle(parts: readonly (boolean | undefined)[], deciding: boolean): boolean | undefined {
  if (parts.includes(deciding)) return deciding;
  return parts.includes(undefined) ? undefined : !deciding;
}
