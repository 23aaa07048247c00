import * as z from 'zod';
import type { Answered } from '../answered.ts';
import { cutText } from '../cut-text.ts';
import { isReason } from '../is-reason.ts';
import type { Presentation } from '../presentation.ts';
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
    .min(1)
    .max(200),
});

type Feedback = z.infer<typeof feedbackSchema>['feedback'][number];

const reasonTextMax = 200;

type OverrideReasons = Presentation['overrideReasons'];

/**
 * What a client tells of the cards that were shown, in its order; a card may come more than once.
 * @param offered the reasons that cards offer: any other counts as the clinician's own words
 */
export function readFeedback(body: string, offered: OverrideReasons): BodyReading<readonly Answered[]> {
  const read = readBody(body, feedbackSchema);
  return read.ok ? { ok: true, value: read.value.feedback.map((one) => toAnswered(one, offered)) } : read;
}

function toAnswered(feedback: Feedback, offered: OverrideReasons): Answered {
  const answeredAt = new Date(feedback.outcomeTimestamp).toISOString();
  if (feedback.outcome === 'accepted') {
    return { id: feedback.card, state: 'changed', reasonCode: null, reasonText: null, answeredAt };
  }
  const { reason, userComment } = feedback.overrideReason ?? {};
  const isOffered = reason !== undefined && isAmong(reason, offered);
  const own = [isOffered ? undefined : (reason?.display ?? reason?.code), userComment];
  const words = own.filter((one) => one !== undefined && isReason(one)).join(' ');
  return {
    id: feedback.card,
    state: 'overridden',
    reasonCode: isOffered ? reason.code : null,
    reasonText: words === '' ? null : cutText(words, reasonTextMax),
    answeredAt,
  };
}

function isAmong(
  reason: { readonly code: string; readonly system: string },
  { system, reasons }: OverrideReasons,
): boolean {
  return reason.system === system && reasons.some(({ code }) => code === reason.code);
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
