import { describeFileProblem } from '../../core/claims/file-problem.ts';
import type { FileRemark } from '../table/batches.ts';
import type { LocatedProblem } from './claim-file.ts';

/** A problem with a file or a part of an archive, in words, as the receipt shows it. */
export function remarkOf(problem: LocatedProblem): FileRemark {
  const { zh, en } = describeFileProblem(problem);
  const { code, part } = problem;
  if (part === undefined) return { code, message: { zh, en } };
  const name = part.slice(part.lastIndexOf('/') + 1);
  return { code, part, message: { zh: `${name}：${zh}`, en: `${name}: ${en}` } };
}
