import type { MessageFault } from './message-fault.ts';

/** `infcode` of each way a message is refused. Stable; 0 is success. Four digits, as the interface has them. */
export const infcodes = {
  /** The body is no JSON object. */
  'bad-json': 1001,
  /** `infno` is missing or of another service than the address. */
  'wrong-infno': 1002,
  /** There is no `input` with `data`. */
  'no-input': 1003,
  /** Fields are missing or wrong. */
  'bad-fields': 1004,
  /** The message speaks of another hospital than the caller's. */
  'foreign-hospital': 1005,
  /** Feedback on what was never shown. */
  'unknown-warning': 1006,
  /** The body is larger than is taken. */
  'too-large': 1007,
  /** Feedback that could not be kept: it is to be sent again. */
  'not-kept': 1008,
} as const;

/** Why a message was not taken. */
export interface Refusal {
  readonly reason: keyof typeof infcodes;
  /** All that is wrong, up to {@link mostFaults}. Never empty. */
  readonly faults: readonly MessageFault[];
}

/** More would help nobody, and a large body of nonsense must not become a larger answer. */
export const mostFaults = 50;

/** Of a body that is no JSON, or too large to be looked at; of feedback that nobody is there to take. */
export function refuseWhole(reason: 'bad-json' | 'too-large' | 'not-kept'): Refusal {
  const code = reason === 'too-large' ? 'oversized-record' : reason;
  return { reason, faults: [{ path: null, field: null, value: null, code }] };
}

/** Feedback of which some could not be taken, by their places in the list; what is not listed was taken. */
export function refuseFeedback(
  reason: 'unknown-warning' | 'not-kept',
  places: readonly { readonly at: number; readonly id: string }[],
): Refusal {
  return {
    reason,
    faults: places.map(({ at, id }) => ({
      path: `input.data.warns[${at}].warn_rslt_id`,
      field: { name: 'warn_rslt_id', zh: '预警结果ID', en: 'warning result id' },
      value: id,
      code: reason,
    })),
  };
}
