import type { FileProblem } from '../../core/claims/file-problem.ts';

const mostNames = 50;
const longestName = 60;

/** The batch item has room for a few names, and a file for thousands. */
export function abridge(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, mostNames).map((name) => name.slice(0, longestName));
  return names.length > mostNames ? [...shown, `… (+${names.length - mostNames})`] : shown;
}

/** The same for what a problem names, as far as the office chose the names. */
export function abridgeNames(problem: FileProblem): FileProblem {
  return problem.code === 'missing-columns' ? { ...problem, unknown: abridge(problem.unknown) } : problem;
}
