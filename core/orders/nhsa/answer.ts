import { isWireObject } from '../../claims/wire/node.ts';
import { faultLine, tellFault } from './message-fault.ts';
import { messageName } from './message-name.ts';
import { infcodes, type Refusal } from './refusal.ts';

/** What an answer says of its own sending. */
export interface AnswerStamp {
  /** `inf_refmsgid`, 30 digits: area, time and serial. */
  readonly referenceId: string;
  readonly receivedAt: Date;
  readonly respondedAt: Date;
}

/**
 * Marks an answer as one to a message that came from a hospital at a time. The serial is made of the message, or of
 * its own id where it has one, so that it needs no counter.
 */
export function answerStamp(
  body: unknown,
  hospital: string,
  receivedAt: Date,
  respondedAt: Date,
): AnswerStamp {
  const area = (/\d{6}/.exec(hospital)?.[0] ?? '').padEnd(6, '0');
  const serial = Number.parseInt(messageName(idOf(body) ?? body).slice(0, 8), 16);
  return {
    referenceId: `${area}${chinaDigits(receivedAt).slice(0, 14)}${String(serial).padStart(10, '0')}`,
    receivedAt,
    respondedAt,
  };
}

/** To make a name of all that a long message says takes a good part of the time of its answer. */
function idOf(body: unknown): readonly unknown[] | null {
  return isWireObject(body) && body['msgid'] ? [body['infno'], body['msgid']] : null;
}

/** The envelope that all interfaces answer in. */
export interface NhsaAnswer<Output> {
  /** 0: taken. */
  readonly infcode: number;
  readonly inf_refmsgid: string;
  /** `yyyyMMddHHmmssSSS`, in China. */
  readonly refmsg_time: string;
  readonly respond_time: string;
  readonly err_msg: string;
  readonly output: Output;
}

export function nhsaAnswer<Output>(output: Output, stamp: AnswerStamp): NhsaAnswer<Output> {
  return { infcode: 0, ...stamped(stamp), err_msg: '', output };
}

/** The protocol's own error: every mistake in words, one a line, and as data in `output.errors`. */
export function refusalAnswer({ reason, faults }: Refusal, stamp: AnswerStamp) {
  const errors = faults.map(tellFault);
  return {
    infcode: infcodes[reason],
    ...stamped(stamp),
    err_msg: errors.map(faultLine).join('\n'),
    output: { errors },
  };
}

function stamped({ referenceId, receivedAt, respondedAt }: AnswerStamp) {
  return {
    inf_refmsgid: referenceId,
    refmsg_time: chinaDigits(receivedAt),
    respond_time: chinaDigits(respondedAt),
  };
}

const aheadOfUtcMs = 8 * 60 * 60 * 1000;

function chinaDigits(at: Date): string {
  return new Date(at.getTime() + aheadOfUtcMs).toISOString().replace(/\D/g, '');
}
