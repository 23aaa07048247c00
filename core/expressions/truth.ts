import type { Read } from './vocabulary.ts';

/** False as soon as one part is; else unknown if one part is. */
export function allOf<Subject>(parts: readonly Read<Subject, boolean>[]): Read<Subject, boolean> {
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
function allOfThree<Subject>(
  first: Read<Subject, boolean>,
  second: Read<Subject, boolean>,
  third: Read<Subject, boolean>,
): Read<Subject, boolean> {
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
export function anyOf<Subject>(parts: readonly Read<Subject, boolean>[]): Read<Subject, boolean> {
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

export function not<Subject>(part: Read<Subject, boolean>): Read<Subject, boolean> {
  return (scope) => {
    const holds = part(scope);
    return holds === null ? null : !holds;
  };
}

/** Combines two values that are both known. */
export function both<Subject, Left, Right, Value>(
  left: Read<Subject, Left>,
  right: Read<Subject, Right>,
  combine: (left: Left, right: Right) => Value | null,
): Read<Subject, Value> {
  return (scope) => {
    const one = left(scope);
    if (one === null) return null;
    const other = right(scope);
    return other === null ? null : combine(one, other);
  };
}
