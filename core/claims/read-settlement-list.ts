import { findCareSetting } from './care-setting.ts';
import { checkTotals } from './check-totals.ts';
import { mostErrors, type RecordFault } from './rejection.ts';
import type { SettlementList } from './settlement-list.ts';
import { toSettlementList } from './to-settlement-list.ts';
import { checkConsistency } from './wire/check-consistency.ts';
import { completeBill } from './wire/complete-bill.ts';
import type { WireDictionaries } from './wire/dictionaries.ts';
import { isWireObject, toObject, type WireObject } from './wire/node.ts';
import { readQuietly } from './wire/reader.ts';
import type { Report } from './wire/report.ts';
import { findSeveralLists, settlementNodesReader, unwrapEnvelope } from './wire/settlement-nodes.ts';
import { readIdentifier } from './wire/text.ts';

export type ListReading =
  | { readonly ok: true; readonly list: SettlementList }
  | { readonly ok: false; readonly settlementId: string | null; readonly faults: readonly RecordFault[] };

/**
 * Reads a settlement list from its wire object (4101 or 4101A, bare or in the message envelope).
 * @param tenant `fixmedins_code` of the sender; `null` accepts any hospital
 */
export type ListReader = (message: WireObject, tenant: string | null) => ListReading;

/** Prepares the reading of lists with the given dictionaries; do it once. */
export function listReader(dictionaries: WireDictionaries): ListReader {
  const readStay = settlementNodesReader(dictionaries, 1);
  const readBill = settlementNodesReader(dictionaries, 0);
  return (message, tenant) => {
    const several = findSeveralLists(message);
    if (several !== null) return { ok: false, settlementId: null, faults: [several] };
    const sent = unwrapEnvelope(message);
    const care = findCareSetting(sent, dictionaries);
    const nodes = care === 'inpatient' ? sent : completeBill(sent);
    const faults: RecordFault[] = [];
    const report: Report = (field, value, fault) => {
      if (faults.length < mostErrors) faults.push({ field, value, ...fault });
    };
    const read = (care === 'inpatient' ? readStay : readBill)(nodes, report);
    faults.push(...checkConsistency(nodes, tenant));
    if (read === undefined || faults.length > 0)
      return { ok: false, settlementId: findSettlementId(nodes), faults };
    const list = toSettlementList(read, care, nodes, dictionaries);
    const ofTotals = checkTotals(list);
    if (ofTotals.length === 0) return { ok: true, list };
    return { ok: false, settlementId: list.settlementId, faults: ofTotals };
  };
}

function findSettlementId(nodes: WireObject): string | null {
  const setlinfo = toObject(nodes['setlinfo']);
  return isWireObject(setlinfo) ? readQuietly(setlinfo['setl_id'], readIdentifier) : null;
}
