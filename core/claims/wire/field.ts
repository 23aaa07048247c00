import * as z from 'zod';
import { isFault, type Reader, type ReaderFault, readQuietly, type Scalar, wireText } from './reader.ts';

/** What a zod issue of ours carries, so that it can be turned into a {@link RecordFault}. */
export type IssueFacts = Pick<ReaderFault, 'code'> & Partial<ReaderFault>;

const missing: IssueFacts = { code: 'field-missing' };

/** A field that may be blank: `null` then. */
export function optional<T extends Scalar>(read: Reader<T>) {
  return z.transform<unknown, T | null>((input, ctx) => {
    const outcome = readField(input, read);
    return isFault(outcome) ? refuse(ctx, input, outcome) : outcome;
  });
}

/** A field that nothing is decided by: `null` where it is blank or makes no sense. */
export function unchecked<T extends Scalar>(read: Reader<T>) {
  return z.transform<unknown, T | null>((input) => readQuietly(input, read));
}

/** A field without which the record is rejected. */
export function required<T extends Scalar>(read: Reader<T>) {
  return z.transform<unknown, T>((input, ctx) => {
    const outcome = readField(input, read);
    if (outcome === null) return refuse(ctx, input, missing);
    return isFault(outcome) ? refuse(ctx, input, outcome) : outcome;
  });
}

/** Reports that something is wrong with `input`, or with a field of it; nothing is read from it. */
export function refuse(ctx: z.core.ParsePayload, input: unknown, facts: IssueFacts, field?: string): never {
  const path = field === undefined ? [] : [field];
  ctx.issues.push({ code: 'custom', input, path, params: { ...facts } });
  return z.NEVER;
}

function readField<T extends Scalar>(input: unknown, read: Reader<T>): T | ReaderFault | null {
  const text = wireText(input);
  return text === null || isFault(text) ? text : read(text);
}
