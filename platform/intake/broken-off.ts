import type { FileProblem } from '../../core/claims/file-problem.ts';

/** What ended the reading of a part; everything before it has been handed out. */
export class BrokenOff extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem, cause?: unknown) {
    super(problem.code, { cause });
    this.name = 'BrokenOff';
    this.problem = problem;
  }
}
