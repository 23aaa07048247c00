import { ApiProblem } from '../../../api/api-problem.ts';
import type { Texts } from '../../../texts/language.ts';

/** Why an upload has failed, and what to do. */
export function failureText(error: unknown, t: Texts['t'], say: Texts['say']): string {
  const problem = error instanceof Error && error.cause instanceof ApiProblem ? error.cause : error;
  const details = problem instanceof ApiProblem ? problem.details : null;
  if (details?.status === 401) return t('common:state.session-over');
  if (details?.titles) return say(details.titles);
  // What a browser says of a file that was changed or moved while it was read.
  if (problem instanceof DOMException && problem.name === 'NotReadableError')
    return t('batches:upload.file-changed');
  return t('batches:upload.unreachable');
}
