import type { FactScope } from './fact-scope.ts';

/** Reads a value off a case; `null` where the case does not tell. */
export type Read<Value> = (scope: FactScope) => Value | null;

/** False as soon as one part is; else unknown if one part is. */
export function allOf(parts: readonly Read<boolean>[]): Read<boolean> {
  const [first, second, third] = parts;
  if (first && second && third && parts.length === 3) return allOfThree(first, second, third);
  return (scope) => {
    let isKnown = true;
    for (const part of parts) {
      const holds = part(scope);
      if (holds === false) return false;
      if (holds === null) isKnown = false;
    }
    return isKnown ? true : null;
  };
}

/** Written out: three conditions are what most rules have, and the first one settles most cases. */
function allOfThree(first: Read<boolean>, second: Read<boolean>, third: Read<boolean>): Read<boolean> {
  return (scope) => {
    const one = first(scope);
    if (one === false) return false;
    const two = second(scope);
    if (two === false) return false;
    const three = third(scope);
    if (three === false) return false;
    return one === null || two === null || three === null ? null : true;
  };
}

/** True as soon as one part is; else unknown if one part is. */
export function anyOf(parts: readonly Read<boolean>[]): Read<boolean> {
  return (scope) => {
    let isKnown = true;
    for (const part of parts) {
      const holds = part(scope);
      if (holds === true) return true;
      if (holds === null) isKnown = false;
    }
    return isKnown ? false : null;
  };
}

export function not(part: Read<boolean>): Read<boolean> {
  return (scope) => {
    const holds = part(scope);
    return holds === null ? null : !holds;
  };
}

/** Combines two values that are both known. */
export function both<Left, Right, Value>(
  left: Read<Left>,
  right: Read<Right>,
  combine: (left: Left, right: Right) => Value | null,
): Read<Value> {
  return (scope) => {
    const one = left(scope);
    if (one === null) return null;
    const other = right(scope);
    return other === null ? null : combine(one, other);
  };
}
