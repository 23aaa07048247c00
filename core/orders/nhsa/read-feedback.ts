import { isWireObject, toList, type WireObject } from '../../claims/wire/node.ts';
import type { Answered } from '../answered.ts';
import { isReason } from '../is-reason.ts';
import { foreignHospitals } from './foreign-hospitals.ts';
import type { MessageReader } from './message-reader.ts';
import type { NhsaProtocol } from './nhsa-protocol.ts';
import { openMessage } from './read-message.ts';
import type { Refusal } from './refusal.ts';
import { meaningOf, nodesOf, textOf, textOrNull, type WireNode } from './wire-node.ts';

export type FeedbackReading =
  | { readonly ok: true; readonly answers: readonly Answered[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Reads a message of 3103: what was done about warnings, in the order of the list. Keeping the order needs a
 * reason in words.
 * @param body the parsed body; `undefined` where it was no JSON
 */
export function readFeedback(body: unknown, hospital: string, protocol: NhsaProtocol): FeedbackReading {
  const opening = openMessage(body, { infno: '3103', hospital }, protocol);
  if (!opening.ok) return opening;
  const { envelope, reader } = opening.message;
  const feedback = reader.read('feedback', toFeedback(opening.message.data), 'input.data');
  const foreign = foreignHospitals(envelope, feedback, hospital, protocol.fields);
  if (foreign.length > 0) return { ok: false, refusal: { reason: 'foreign-hospital', faults: foreign } };
  const warns = nodesOf(feedback, 'warns');
  for (const warn of warns) checkReason(warn, reader, protocol);
  if (reader.faults.length > 0)
    return { ok: false, refusal: { reason: 'bad-fields', faults: reader.faults } };
  return { ok: true, answers: warns.map(toAnswered) };
}

/** `data` with its list, or the list itself; a `warn_type` beside the list, as some clients send it, is of all. */
function toFeedback(data: unknown): WireObject {
  if (Array.isArray(data)) return { warns: data };
  if (!isWireObject(data)) return {};
  const warns = data['warns'] ?? ('warn_rslt_id' in data ? data : undefined);
  const type = data['warn_type'];
  const rows = toList(warns);
  if (type === undefined || !Array.isArray(rows)) return { warns };
  return {
    warns: rows.map((row) => (isWireObject(row) ? { ...row, warn_type: row['warn_type'] || type } : row)),
  };
}

function checkReason(warn: WireNode, reader: MessageReader, { fields }: NhsaProtocol): void {
  if (meaningOf(warn, 'dspo_way') !== 'overridden') return;
  if (isReason(textOrNull(warn, 'dspo_way_rea') ?? '')) return;
  const field = fields['warns']?.find(({ name }) => name === 'dspo_way_rea') ?? null;
  reader.refuse(`${warn.path}.dspo_way_rea`, field, textOrNull(warn, 'dspo_way_rea'), {
    code: 'reason-missing',
  });
}

function toAnswered(warn: WireNode): Answered {
  return {
    id: textOf(warn, 'warn_rslt_id'),
    state: meaningOf<Answered['state']>(warn, 'dspo_way') as Answered['state'],
    reasonCode: null,
    reasonText: textOrNull(warn, 'dspo_way_rea'),
    answeredAt: null,
  };
}
