import type { RecordFault } from '../rejection.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { diseinfoReader } from './diseinfo.ts';
import { feedetailReader } from './feedetail.ts';
import { readIcuinfo } from './icuinfo.ts';
import { iteminfoReader } from './iteminfo.ts';
import { isWireObject, toObject, type WireObject } from './node.ts';
import { readOprninfo } from './oprninfo.ts';
import { readPayinfo } from './payinfo.ts';
import { wireText } from './reader.ts';
import { type NodeReader, type Report, reportWithin } from './report.ts';
import { setlinfoReader, useCanonicalNames } from './setlinfo.ts';

/** What the nodes of a settlement list say. */
export type SettlementNodes = {
  readonly [Name in keyof NodeReaders]: NodeReaders[Name] extends NodeReader<infer T> ? T : never;
};

type NodeReaders = ReturnType<typeof nodeReaders>;

/** The nodes that the core has a use for; `opspdiseinfo` and `bldinfo` are not read. */
function nodeReaders(dictionaries: WireDictionaries, fewestDiagnoses: 0 | 1) {
  return {
    setlinfo: setlinfoReader(dictionaries),
    diseinfo: diseinfoReader(dictionaries, fewestDiagnoses),
    oprninfo: readOprninfo,
    iteminfo: iteminfoReader(dictionaries),
    payinfo: readPayinfo,
    icuinfo: readIcuinfo,
    feedetail: feedetailReader(dictionaries),
  };
}

/**
 * Reads the nodes of a list; `undefined` where the report was told of faults.
 * @param fewestDiagnoses a stay has one at least, a purchase may have none
 */
export function settlementNodesReader(
  dictionaries: WireDictionaries,
  fewestDiagnoses: 0 | 1,
): (nodes: WireObject, report: Report) => SettlementNodes | undefined {
  const readers = Object.entries<NodeReader<unknown>>(nodeReaders(dictionaries, fewestDiagnoses));
  return (nodes, report) => {
    const all = readers.map(([name, read]) => [name, read(nodes[name], reportWithin(name, report))] as const);
    const isWhole = all.every(([, node]) => node !== undefined);
    return isWhole ? (Object.fromEntries(all) as SettlementNodes) : undefined;
  };
}

/**
 * The nodes inside the message envelope of interface 4101, or as they are if there is none. A hospital
 * named only in the envelope counts as the list's own.
 */
export function unwrapEnvelope(message: WireObject): WireObject {
  const nodes = nodesOf(message);
  const header = headerOf(message);
  return header === null ? nodes : { ...nodes, setlinfo: useCanonicalNames(header) };
}

/** Fault of an envelope around more than one list, which would be read as one of none. */
export function findSeveralLists(message: WireObject): RecordFault | null {
  const input = toObject(message['input']);
  const [field, lists] = isWireObject(input) ? ['input.data', input['data']] : ['input', input];
  if (!Array.isArray(lists) || lists.length < 2) return null;
  return { field, value: lists.length, code: 'several-lists', expected: oneList };
}

const oneList = {
  zh: '一个报文一份清单；多份清单请放在数组中，或每行一份',
  en: 'one list a message; several go in an array of them, or one a line',
};

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
