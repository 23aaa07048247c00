import { problem } from '../../platform/http/problem.ts';
import problems from '../../platform/http/problems.json' with { type: 'json' };

const { zh, en } = problems['bad-period'];

/** Refuses what is no month, quarter or year. */
export function badPeriod(period: string): Response {
  return problem('bad-period', [{ at: 'period', value: period, words: { zh, en } }]);
}
