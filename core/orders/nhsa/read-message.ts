import { isWireObject, toObject, type WireObject } from '../../claims/wire/node.ts';
import { MessageReader } from './message-reader.ts';
import { dictionaryFor, type NhsaProtocol } from './nhsa-protocol.ts';
import { type Refusal, refuseWhole } from './refusal.ts';
import { textOrNull, type WireNode } from './wire-node.ts';

/** What is known of a call beside its body. */
export interface Call {
  /** The service that was called, by its address. */
  readonly infno: '3101' | '3102' | '3103';
  /** `fixmedins_code` of the caller's token. */
  readonly hospital: string;
}

/** A message whose envelope is in order, with the reader that goes on with its data. */
export interface OpenMessage {
  readonly envelope: WireNode;
  readonly reader: MessageReader;
  /** `input.data`; for feedback, `input` itself where a client left `data` out. */
  readonly data: unknown;
}

export type Opening =
  | { readonly ok: true; readonly message: OpenMessage }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Opens the envelope that all interfaces share.
 * @param body the parsed body; anything but an object is refused as no JSON
 */
export function openMessage(body: unknown, call: Call, protocol: NhsaProtocol): Opening {
  if (!isWireObject(body)) return { ok: false, refusal: refuseWhole('bad-json') };
  const reader = readerOf(body, call, protocol);
  const envelope = reader.read('message', body, '');
  if (textOrNull(envelope, 'infno') !== call.infno)
    return { ok: false, refusal: wrongInfno(textOrNull(envelope, 'infno'), call.infno) };
  const data = dataOf(body['input']);
  return data === undefined
    ? { ok: false, refusal: noInput }
    : { ok: true, message: { envelope, reader, data } };
}

function dataOf(sent: unknown): unknown {
  const input = toObject(sent);
  if (!isWireObject(input)) return undefined;
  return input['data'] ?? ('warns' in input ? input : undefined);
}

function readerOf(body: WireObject, { infno, hospital }: Call, protocol: NhsaProtocol): MessageReader {
  const infver = typeof body['infver'] === 'string' ? body['infver'].trim() : null;
  return new MessageReader({
    nodeTables: protocol.nodeTables,
    dictionaryOf: (name) => dictionaryFor(protocol, name, { hospital, infver }),
    infno,
  });
}

const infnoField = { name: 'infno', zh: '交易编号', en: 'interface no.' };

function wrongInfno(sent: string | null, infno: string): Refusal {
  const expected = { zh: infno, en: infno };
  return {
    reason: 'wrong-infno',
    faults: [{ path: 'infno', field: infnoField, value: sent, code: 'wrong-infno', expected }],
  };
}

const noInput: Refusal = {
  reason: 'no-input',
  faults: [
    {
      path: 'input',
      field: { name: 'input', zh: '交易输入', en: 'input' },
      value: null,
      code: 'bad-node',
      expected: { zh: '含 data 的对象', en: 'an object with data' },
    },
  ],
};
