import { readDose, readTimesPerDay } from '../../claims/prescription-words.ts';
import type { PrescriberTitle, Prescription } from '../../claims/settlement-list.ts';
import type { Order } from '../encounter.ts';
import { meaningOf, nodesOf, numberOf, textOf, textOrNull, type WireNode } from './wire-node.ts';

/**
 * A row of `fsi_order_dtos`.
 * @param frequencyWords what a code of `used_frqu` stands for; words as they are
 */
export function toOrder(row: WireNode, frequencyWords: (text: string) => string): Order {
  return {
    id: textOf(row, 'rx_id'),
    code: textOf(row, 'hilist_code'),
    name: textOf(row, 'hilist_name'),
    quantity: numberOf(row, 'cnt'),
    unitPriceFen: numberOf(row, 'pric'),
    amountFen: numberOf(row, 'sumamt'),
    category: textOf(row, 'chrg_type'),
    department: textOf(row, 'drord_dept_codg'),
    doctor: textOf(row, 'drord_dr_codg'),
    startsAt: textOf(row, 'drord_begn_date'),
    stopsAt: textOrNull(row, 'drord_stop_date'),
    isLongTerm: meaningOf(row, 'long_drord_flag') === 'yes',
    takeHome: meaningOf(row, 'drord_bhvr') === 'take-home',
    isCurrent: meaningOf(row, 'curr_drord_flag') === 'yes',
    prescription: toPrescription(row, frequencyWords),
  };
}

function toPrescription(row: WireNode, frequencyWords: (text: string) => string): Prescription {
  const [extension] = nodesOf(row, 'extend_order_map');
  const told = (name: string) => (extension ? textOrNull(extension, name) : null);
  const dose = readDose(told('o_sinDosDscr') ?? '');
  return {
    dose: dose?.dose ?? null,
    doseUnit: dose?.unit ?? null,
    timesPerDay: readTimesPerDay(frequencyWords(told('o_used_frqu_dscr') ?? '')),
    days: readDays(told('o_prdDays') ?? ''),
    prescriberTitle: meaningOf<PrescriberTitle>(row, 'drord_dr_profttl'),
  };
}

/** `7`, `7天`, `7 days`. */
function readDays(text: string): number | null {
  const days = Number(/^(\d{1,3})(?:\.0*)?\s*(?:天|日|d|days?)?$/i.exec(text)?.[1] ?? 0);
  return days > 0 ? days : null;
}
