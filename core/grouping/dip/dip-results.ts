import type { DipResult, DipStatus } from './dip-grouper.ts';

/**
 * The results of an ordinary case and of a primary-care case.
 * @param isPrimaryCare whether the group as a whole is one of primary care
 */
export function groupedResults(
  group: Omit<DipResult, 'status' | 'primaryCare'>,
  isPrimaryCare: boolean,
): readonly [DipResult, DipResult] {
  const result = (primaryCare: boolean): DipResult =>
    Object.freeze({
      status: 'grouped',
      code: group.code,
      stage: group.stage,
      tier: group.tier,
      treatment: group.treatment,
      primaryCare,
      score: group.score,
    });
  const marked = result(true);
  return [isPrimaryCare ? marked : result(false), marked];
}

function without(status: DipStatus): DipResult {
  return Object.freeze({
    status,
    code: '0000',
    stage: null,
    tier: null,
    treatment: null,
    primaryCare: false,
    score: null,
  });
}

/** The results of cases that end without a group. */
export const withoutGroup = {
  ungroupable: without('ungroupable'),
  invalid: without('invalid'),
  dxUnmapped: without('dxUnmapped'),
  procUnmapped: without('procUnmapped'),
} as const;
