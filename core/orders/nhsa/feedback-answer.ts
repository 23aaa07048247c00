import type { Answered } from '../answered.ts';
import { type AnswerStamp, nhsaAnswer } from './answer.ts';

/** The answer of 3103: what was taken down. The interface asks for no output; this is ours. */
export function feedbackAnswer(answers: readonly Answered[], stamp: AnswerStamp) {
  return nhsaAnswer({ result: answers.map(({ id, state }) => ({ warn_rslt_id: id, state })) }, stamp);
}
