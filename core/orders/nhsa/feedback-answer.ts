import type { Answered } from '../answered.ts';
import type { EngineState } from '../engine-state.ts';
import { type AnswerStamp, nhsaAnswer } from './answer.ts';

/**
 * The answer of 3103: what was taken down. The interface asks for no output; this is ours.
 * @param answers those that were taken; what is missing may be sent again
 */
export function feedbackAnswer(answers: readonly Answered[], engine: EngineState, stamp: AnswerStamp) {
  const result = answers.map(({ id, state }) => ({ warn_rslt_id: id, state }));
  return nhsaAnswer({ result, engine }, stamp);
}
