import { faultOf } from '../fault-of.ts';
import { log } from '../log.ts';
import { problem } from './problem.ts';

/** Answers what nobody foresaw: the caller learns nothing of it, the log its kind and place. */
export function internalError(error: Error): Response {
  log.error('request failed', { ...faultOf(error) });
  return problem('internal-error');
}
