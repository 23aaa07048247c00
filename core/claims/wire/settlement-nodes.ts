import * as z from 'zod';
import type { WireDictionaries } from './dictionaries.ts';
import { diseinfoSchema } from './diseinfo.ts';
import { feedetailSchema } from './feedetail.ts';
import { icuinfoSchema } from './icuinfo.ts';
import { iteminfoSchema } from './iteminfo.ts';
import { isWireObject, toObject, type WireObject } from './node.ts';
import { oprninfoSchema } from './oprninfo.ts';
import { payinfoSchema } from './payinfo.ts';
import { wireText } from './reader.ts';
import { setlinfoSchema, useCanonicalNames } from './setlinfo.ts';

/**
 * The nodes of a settlement list that the core has a use for; `opspdiseinfo` and `bldinfo` are not read.
 * @param fewestDiagnoses a stay has one at least, a purchase may have none
 */
export function settlementNodesSchema(dictionaries: WireDictionaries, fewestDiagnoses: 0 | 1) {
  return z.object({
    setlinfo: setlinfoSchema(dictionaries),
    diseinfo: diseinfoSchema(dictionaries, fewestDiagnoses),
    oprninfo: oprninfoSchema,
    iteminfo: iteminfoSchema(dictionaries),
    payinfo: payinfoSchema,
    icuinfo: icuinfoSchema,
    feedetail: feedetailSchema(dictionaries),
  });
}

export type SettlementNodes = z.output<ReturnType<typeof settlementNodesSchema>>;

/**
 * The nodes inside the message envelope of interface 4101, or as they are if there is none. A hospital
 * named only in the envelope counts as the list's own.
 */
export function unwrapEnvelope(message: WireObject): WireObject {
  const nodes = nodesOf(message);
  const header = headerOf(message);
  return header === null ? nodes : { ...nodes, setlinfo: useCanonicalNames(header) };
}

/** The header of the list as sent, but for the hospital that only the envelope names; `null` where there is none. */
export function headerOf(message: WireObject): WireObject | null {
  const header = toObject(nodesOf(message)['setlinfo']);
  if (!isWireObject(header)) return null;
  const hospital = wireText(header['fixmedins_code']);
  return hospital === null ? { ...header, fixmedins_code: message['fixmedins_code'] } : header;
}

function nodesOf(message: WireObject): WireObject {
  const input = toObject(message['input']);
  const body = isWireObject(input) ? input : message;
  const data = toObject(body['data']);
  return isWireObject(data) ? data : body;
}
