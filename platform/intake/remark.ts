import { describeFileProblem, type FileProblem } from '../../core/claims/file-problem.ts';
import type { FileRemark } from '../table/batches.ts';

/** A problem with a file, in words, as the receipt shows it. */
export function remarkOf(problem: FileProblem): FileRemark {
  return { code: problem.code, message: describeFileProblem(problem) };
}
