import type { RecordFault } from '../rejection.ts';
import { readDate, readTime } from './date.ts';
import { isWireObject, toList, toObject, type WireObject } from './node.ts';
import { readQuietly } from './reader.ts';
import { readIdentifier } from './text.ts';

/**
 * What only shows when fields are held against each other or against the sender. Works on the nodes as
 * sent, so that these faults are told together with those of single fields.
 * @param tenant the hospital that sent the file; `null` accepts any
 */
export function checkConsistency(nodes: WireObject, tenant: string | null): RecordFault[] {
  const setlinfo = toObject(nodes['setlinfo']);
  const ofHeader = isWireObject(setlinfo)
    ? [...checkHospital(setlinfo, tenant), ...checkTimes(setlinfo)]
    : [];
  return [...ofHeader, ...checkSerials(nodes['feedetail'])];
}

/** Whether the header names another hospital than the sender. */
export function checkHospital(setlinfo: WireObject, tenant: string | null): RecordFault[] {
  const hospital = readQuietly(setlinfo['fixmedins_code'], readIdentifier);
  if (tenant === null || hospital === null || hospital === tenant) return [];
  const expected = { zh: tenant, en: tenant };
  return [{ field: 'setlinfo.fixmedins_code', value: hospital, code: 'foreign-hospital', expected }];
}

function checkTimes(setlinfo: WireObject): RecordFault[] {
  const admittedAt = readQuietly(setlinfo['adm_time'], readTime);
  const dischargedAt = readQuietly(setlinfo['dscg_time'], readTime);
  const birthDate = readQuietly(setlinfo['brdy'], readDate);
  const faults: RecordFault[] = [];
  if (admittedAt !== null && dischargedAt !== null && isBefore(dischargedAt, admittedAt)) {
    faults.push({
      field: 'setlinfo.dscg_time',
      value: setlinfo['dscg_time'],
      code: 'discharge-before-admission',
    });
  }
  if (admittedAt !== null && birthDate !== null && birthDate > admittedAt.slice(0, 10)) {
    faults.push({ field: 'setlinfo.brdy', value: setlinfo['brdy'], code: 'birth-after-admission' });
  }
  return faults;
}

/** Whether a discharge lies before the admission. One at midnight is most likely a date without a time: the day decides. */
export function isBefore(dischargedAt: string, admittedAt: string): boolean {
  const length = dischargedAt.endsWith('T00:00:00') ? 10 : dischargedAt.length;
  return dischargedAt.slice(0, length) < admittedAt.slice(0, length);
}

function checkSerials(feedetail: unknown): RecordFault[] {
  const lines = toList(feedetail);
  if (!Array.isArray(lines)) return [];
  const faults: RecordFault[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < lines.length; at++) {
    const line: unknown = lines[at];
    const serial = isWireObject(line) ? readQuietly(line['feedetl_sn'], readIdentifier) : null;
    if (serial === null) continue;
    const before = seen.size;
    if (seen.add(serial).size === before)
      faults.push({ field: `feedetail[${at}].feedetl_sn`, value: serial, code: 'duplicate-line-serial' });
  }
  return faults;
}
