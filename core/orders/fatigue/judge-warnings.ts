import type { Words } from '../../claims/words.ts';
import type { FatigueThresholds } from './fatigue-thresholds.ts';
import { type Rate, rateOf } from './rate.ts';
import type { ReasonCount, WarningTally } from './tally.ts';

/** Why nothing is to be changed about a rule. */
export type KeptFor =
  /** Too few answers, or of too few doctors, to go by. */
  | 'few-answers'
  | 'few-doctors'
  /** Orders are changed often enough. */
  | 'useful'
  /** Mostly overridden, but too grave to be muted. */
  | 'grave'
  /** The figures speak for neither. */
  | 'unclear';

/** A reason that most gave who went on, and what a region or hospital can do about it. */
export interface CommonReason {
  readonly reason: ReasonCount;
  /** Of the overrides that gave a reason. */
  readonly share: Rate;
  readonly remedy: Words;
}

/** What the figures of a rule speak for. */
export type Verdict =
  | { readonly kind: 'mute' }
  | ({ readonly kind: 'sharpen' } & CommonReason)
  | { readonly kind: 'make-blocking' }
  | { readonly kind: 'keep'; readonly why: KeptFor };

/**
 * What to do about a rule by what became of its warnings. A limit counts as passed only where the whole interval
 * is beyond it. What can be put right is put right first: one reason given over and over says what to sharpen,
 * and only a rule without one is muted.
 */
export function judgeWarnings(tally: WarningTally, thresholds: FatigueThresholds): Verdict {
  const { enough, mute, sharpen, make_blocking, useful } = thresholds;
  const { override_rate, change_rate, severity } = tally;
  if (override_rate === null || change_rate === null || severity === null || tally.answered < enough.answers)
    return keep('few-answers');
  if (tally.doctors < enough.doctors) return keep('few-doctors');
  if (make_blocking.severities.includes(severity) && change_rate.low > make_blocking.changed_above)
    return { kind: 'make-blocking' };
  const common = commonReason(tally, thresholds);
  if (common && override_rate.low > sharpen.overridden_above) return { kind: 'sharpen', ...common };
  if (override_rate.low > mute.overridden_above)
    return mute.severities.includes(severity) ? { kind: 'mute' } : keep('grave');
  return keep(change_rate.share >= useful.changed_from ? 'useful' : 'unclear');
}

/** Whether there is too little to judge by as yet. */
export function isTooEarly(why: KeptFor): boolean {
  return why === 'few-answers' || why === 'few-doctors';
}

function keep(why: KeptFor): Verdict {
  return { kind: 'keep', why };
}

function commonReason(
  { reasons, overridden_with_reason }: WarningTally,
  { sharpen, interval }: FatigueThresholds,
): CommonReason | null {
  for (const reason of reasons) {
    const remedy = remedyOf(reason, sharpen);
    const share = rateOf(reason.times, overridden_with_reason, interval.z);
    if (remedy && share && share.low > sharpen.same_reason_above) return { reason, share, remedy };
  }
  return null;
}

function remedyOf({ code, text }: ReasonCount, { remedies, ...sharpen }: FatigueThresholds['sharpen']) {
  if (code !== null) return remedies[code];
  return text === null ? undefined : sharpen.remedy_for_own_words;
}
