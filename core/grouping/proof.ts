import type { CaseProgram } from './case-program.ts';
import type { Condition } from './condition.ts';

/** What has to be shown for a condition to hold: each of these. */
export type Proof = readonly Need[];

interface Need {
  readonly part: Condition;
  /** Its node. */
  readonly at: number;
  /** The alternatives of an `any`, of which the first that holds is shown. */
  readonly any: readonly Alternative[] | null;
}

interface Alternative {
  readonly at: number;
  readonly proof: Proof;
}

/** Pairs the parts of a condition with their nodes. */
export function proofOf({ nodes }: Pick<CaseProgram, 'nodes'>, part: Condition, at: number): Proof {
  const inner = (parts: readonly Condition[]) =>
    parts.map((one, i) => {
      const node = nodes[at + 2 + i] as number;
      return { at: node, proof: proofOf({ nodes }, one, node) };
    });
  if ('all' in part) return inner(part.all).flatMap(({ proof }) => proof);
  return [{ part, at, any: 'any' in part ? inner(part.any) : null }];
}

/** A condition and all that it is made of, each with its node. */
export function eachPart(
  { nodes }: Pick<CaseProgram, 'nodes'>,
  part: Condition,
  at: number,
): readonly (readonly [part: Condition, node: number])[] {
  const inner = (parts: readonly Condition[]) =>
    parts.flatMap((one, i) => eachPart({ nodes }, one, nodes[at + 2 + i] as number));
  if ('all' in part) return [[part, at], ...inner(part.all)];
  if ('any' in part) return [[part, at], ...inner(part.any)];
  if ('not' in part) return [[part, at], ...eachPart({ nodes }, part.not, nodes[at + 1] as number)];
  return [[part, at]];
}
