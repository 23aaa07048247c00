import { both } from './truth.ts';
import type { Read } from './vocabulary.ts';

export type Ordered = number | string | boolean;
export type ComparisonSign = '==' | '!=' | '<' | '<=' | '>' | '>=';

const holds: { readonly [Sign in ComparisonSign]: (left: Ordered, right: Ordered) => boolean } = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

export function compare<Subject>(
  sign: ComparisonSign,
  left: Read<Subject, Ordered>,
  right: Read<Subject, Ordered>,
): Read<Subject, boolean> {
  return both(left, right, holds[sign]);
}

/**
 * A fact against a value that is written out: what most conditions are. Written out for each sign, so that one
 * call decides.
 */
export function compareFact<Subject>(
  sign: ComparisonSign,
  slot: number,
  value: Ordered,
): Read<Subject, boolean> {
  switch (sign) {
    case '==':
      return ({ values: { [slot]: fact } }) => (fact === null ? null : fact === value);
    case '!=':
      return ({ values: { [slot]: fact } }) => (fact === null ? null : fact !== value);
    case '<':
      return ({ values: { [slot]: fact } }) => (fact === null ? null : (fact as Ordered) < value);
    case '<=':
      return ({ values: { [slot]: fact } }) => (fact === null ? null : (fact as Ordered) <= value);
    case '>':
      return ({ values: { [slot]: fact } }) => (fact === null ? null : (fact as Ordered) > value);
    case '>=':
      return ({ values: { [slot]: fact } }) => (fact === null ? null : (fact as Ordered) >= value);
  }
}
