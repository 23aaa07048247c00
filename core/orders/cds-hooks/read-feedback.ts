import * as z from 'zod';
import type { Answered } from '../answered.ts';
import { cutText } from '../cut-text.ts';
import type { HookProblem } from './hook-problem.ts';
import { type BodyReading, readBody } from './read-body.ts';

const text = z.string().min(1);

const overrideReason = z
  .object({
    reason: z.object({ code: text, system: text, display: text.optional() }).optional(),
    userComment: text.optional(),
  })
  .refine(({ reason, userComment }) => reason !== undefined || userComment !== undefined);

/** Any zone is accepted, though the specification asks for UTC: the moment is the same. */
const moment = z.iso.datetime({ offset: true });

const feedbackSchema = z.object({
  feedback: z
    .array(
      z.discriminatedUnion('outcome', [
        z.object({
          card: text,
          outcome: z.literal('accepted'),
          acceptedSuggestions: z.array(z.object({ id: text })).min(1),
          outcomeTimestamp: moment,
        }),
        z.object({
          card: text,
          outcome: z.literal('overridden'),
          overrideReason: overrideReason.optional(),
          outcomeTimestamp: moment,
        }),
      ]),
    )
    .min(1),
});

type Feedback = z.infer<typeof feedbackSchema>['feedback'][number];

const reasonTextMax = 200;

/** What a client tells of the cards that were shown, in its order; a card may come more than once. */
export function readFeedback(body: string): BodyReading<readonly Answered[]> {
  const read = readBody(body, feedbackSchema);
  return read.ok ? { ok: true, value: read.value.feedback.map(toAnswered) } : read;
}

function toAnswered(feedback: Feedback): Answered {
  const answeredAt = new Date(feedback.outcomeTimestamp).toISOString();
  if (feedback.outcome === 'accepted') {
    return { id: feedback.card, state: 'changed', reasonCode: null, reasonText: null, answeredAt };
  }
  const { reason, userComment } = feedback.overrideReason ?? {};
  return {
    id: feedback.card,
    state: 'overridden',
    reasonCode: reason?.code ?? null,
    reasonText: userComment === undefined ? null : cutText(userComment, reasonTextMax),
    answeredAt,
  };
}

/** One problem for each card that was overridden with neither a reason nor a comment though it needs one. */
export function findMissingReasons(
  answers: readonly Answered[],
  needsReason: (id: string) => boolean,
): readonly HookProblem[] {
  return answers.flatMap(({ id, state, reasonCode, reasonText }, index): HookProblem[] => {
    const isSilent = state === 'overridden' && reasonCode === null && reasonText === null;
    return isSilent && needsReason(id)
      ? [{ code: 'reason-missing', at: `feedback[${index}].overrideReason` }]
      : [];
  });
}
