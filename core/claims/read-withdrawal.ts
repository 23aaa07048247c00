import type { CaseId } from './case-id.ts';
import type { RecordFault } from './rejection.ts';
import { checkHospital } from './wire/check-consistency.ts';
import type { WireObject } from './wire/node.ts';
import { readQuietly, wireText } from './wire/reader.ts';
import { headerOf } from './wire/settlement-nodes.ts';
import { readIdentifier } from './wire/text.ts';

export type WithdrawalReading =
  | { readonly ok: true; readonly withdrawn: CaseId }
  | { readonly ok: false; readonly settlementId: string | null; readonly faults: readonly RecordFault[] };

const valid = '1';
const withdrawn = '0';

/**
 * Reads a list that its hospital takes back: `vali_flag` 0 in its header, as NHSA's tables mark what is no longer
 * valid. It need say no more than which list it is. `null` for a list that is none of these.
 * @param tenant `fixmedins_code` of the sender; `null` accepts any hospital
 */
export function readWithdrawal(message: WireObject, tenant: string | null): WithdrawalReading | null {
  const header = headerOf(message);
  if (header === null) return null;
  const flag = wireText(header['vali_flag']);
  if (flag === null || flag === valid) return null;
  const settlementId = readQuietly(header['setl_id'], readIdentifier);
  const hospital = readQuietly(header['fixmedins_code'], readIdentifier);
  const faults = [
    ...(flag === withdrawn ? [] : [badFlag(header)]),
    ...missing('setl_id', settlementId, header),
    ...missing('fixmedins_code', hospital, header),
    ...checkHospital(header, tenant),
  ];
  if (faults.length > 0 || settlementId === null || hospital === null)
    return { ok: false, settlementId, faults };
  return { ok: true, withdrawn: { hospital, settlementId } };
}

const flags = { zh: '0（撤销）或 1（有效）', en: '0 (withdrawn) or 1 (valid)' };

function badFlag(header: WireObject): RecordFault {
  return { field: 'setlinfo.vali_flag', value: header['vali_flag'], code: 'unknown-code', expected: flags };
}

function missing(field: string, value: string | null, header: WireObject): readonly RecordFault[] {
  if (value !== null) return [];
  const isBlank = wireText(header[field]) === null;
  return [{ field: `setlinfo.${field}`, value: header[field], code: isBlank ? 'field-missing' : 'bad-text' }];
}
