import { entryOf } from '../../claims/entry-of.ts';
import { isWireObject, toObject } from '../../claims/wire/node.ts';
import type { Encounter } from '../encounter.ts';
import type { OrderQuestion } from '../order-check.ts';
import { ConsistencyCheck } from './check-consistency.ts';
import { foreignHospitals } from './foreign-hospitals.ts';
import { messageName } from './message-name.ts';
import type { NhsaProtocol } from './nhsa-protocol.ts';
import { type Call, openMessage } from './read-message.ts';
import type { Refusal } from './refusal.ts';
import { type EncounterSource, toEncounter } from './to-encounter.ts';
import { meaningOf, nodesOf, textOf, textOrNull, type WireNode } from './wire-node.ts';

export interface AuditCall extends Call {
  readonly infno: '3101' | '3102';
  /** Local time of the call, `yyyy-MM-ddTHH:mm:ss`. */
  readonly askedAt: string;
}

/** What a message of 3101 or 3102 asks. */
export interface AuditRequest {
  /** Echoed with every result, as the older text has it. */
  readonly taskId: string | null;
  /** One for each patient, about the current encounter. */
  readonly questions: readonly OrderQuestion[];
}

export type AuditReading =
  | { readonly ok: true; readonly request: AuditRequest }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Reads a message of 3101 or 3102, or says all that is wrong with it.
 * @param body the parsed body; `undefined` where it was no JSON
 */
export function readAuditRequest(body: unknown, call: AuditCall, protocol: NhsaProtocol): AuditReading {
  const opening = openMessage(body, call, protocol);
  if (!opening.ok) return opening;
  const { envelope, reader } = opening.message;
  const sent = toObject(opening.message.data);
  const data = reader.read('data', isWireObject(sent) ? sent : {}, 'input.data');
  const foreign = foreignHospitals(envelope, data, call.hospital, protocol.fields);
  if (foreign.length > 0) return { ok: false, refusal: { reason: 'foreign-hospital', faults: foreign } };
  const check = new ConsistencyCheck(reader, protocol.fields);
  check.ofData(data);
  if (call.infno === '3101') check.ofScene(data);
  if (reader.faults.length > 0)
    return { ok: false, refusal: { reason: 'bad-fields', faults: reader.faults } };
  const message = textOrNull(envelope, 'msgid') ?? messageName(body);
  return { ok: true, request: toRequest(data, message, call, protocol) };
}

function toRequest(
  data: WireNode,
  message: string,
  { hospital, askedAt }: AuditCall,
  { dictionaries, identityPlaceholders }: NhsaProtocol,
): AuditRequest {
  const source: EncounterSource = {
    hospital,
    identityPlaceholders,
    frequencyWords: (text) => entryOf(dictionaries['used_frqu'] ?? {}, text)?.means ?? text,
  };
  const questions = nodesOf(data, 'patient_dtos').map((patient) => {
    const sent = nodesOf(patient, 'fsi_encounter_dtos').map((node) => toEncounter(patient, node, source));
    const current = textOf(patient, 'curr_mdtrt_id');
    const encounter = sent.find(({ encounterId }) => encounterId === current) as Encounter;
    const concerns = concernsOf(data, encounter);
    const others = sent.filter((other) => other !== encounter);
    const request = nameRequest(message, encounter);
    return { encounter, others, askedAt, request, concerns, rules: rulesOf(data) };
  });
  return { taskId: textOrNull(data, 'task_id'), questions };
}

/** Clients are known that give every message the same id: it names a request together with what is ordered. */
function nameRequest(message: string, { encounterId, orders }: Encounter): string {
  const written = orders.filter(({ isCurrent }) => isCurrent);
  return messageName([message, encounterId, written.map(({ id, code, quantity }) => [id, code, quantity])]);
}

/** Without a scene: what is being written, if anything is. */
function concernsOf(data: WireNode, { orders }: Encounter): OrderQuestion['concerns'] {
  const ofScene = meaningOf<OrderQuestion['concerns']>(data, 'trig_scen');
  return ofScene ?? (orders.some(({ isCurrent }) => isCurrent) ? 'current-orders' : 'all-orders');
}

/** The scene goes before a list of rules, as the interface has it: there are clients that fill the list anyhow. */
function rulesOf(data: WireNode): ReadonlySet<string> | null {
  const listed = textOrNull(data, 'rule_ids');
  return listed === null || textOrNull(data, 'trig_scen') !== null ? null : new Set(listed.split('\n'));
}
