import { readDose, readTimesPerDay } from '../prescription-words.ts';
import type { FeeLine, Prescription } from '../settlement-list.ts';
import { readTime } from './date.ts';
import { numberReader, readFen, readUnitPriceFen } from './decimal.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { optional, required, unchecked } from './field.ts';
import { listNode } from './node.ts';
import type { NodeReader, Report } from './report.ts';
import { type RowOf, rowReader } from './row-reader.ts';
import { codeReader, paddedCodeReader, readIdentifier, readText } from './text.ts';

const readDays = numberReader(2, { min: 0, max: 366 });
const readQuantity = numberReader(4, { min: -1_000_000, max: 1_000_000 });

/** The fee lines of interface 2301; `null` where the list came without any. */
export function feedetailReader(dictionaries: WireDictionaries): NodeReader<readonly FeeLine[] | null> {
  return listNode(rowReader(fieldsOf(dictionaries), toFeeLine));
}

function fieldsOf(dictionaries: WireDictionaries) {
  return {
    feedetl_sn: required(readIdentifier),
    init_feedetl_sn: optional(readIdentifier),
    fee_ocur_time: required(readTime),
    med_list_codg: required(readIdentifier),
    medins_list_name: optional(readText),
    hilist_name: optional(readText),
    cnt: required(readQuantity),
    pric: required(readUnitPriceFen),
    det_item_fee_sumamt: required(readFen),
    med_chrgitm_type: optional(paddedCodeReader(dictionaries.med_chrgitm_type)),
    med_type: optional(readIdentifier),
    bilg_dept_codg: optional(readIdentifier),
    bilg_dr_codg: optional(readIdentifier),
    hosp_appr_flag: unchecked(codeReader(dictionaries.hosp_appr_flag)),
    dscg_tkdrug_flag: optional(readText),
    // Interface 2204 sends these with outpatient fees, and some clients with those of stays.
    sin_dos_dscr: unchecked(readText),
    used_frqu_dscr: unchecked(readText),
    prd_days: unchecked(readDays),
  };
}

type FeeRow = RowOf<ReturnType<typeof fieldsOf>>;

/**
 * A refund has quantity and amount negative; an ordinary line, neither. A line of nothing for nothing is a
 * placeholder (`null`); money for nothing is a mistake.
 */
function toFeeLine(row: FeeRow, report: Report): FeeLine | null | undefined {
  const { cnt: quantity, det_item_fee_sumamt: amountFen } = row;
  if (quantity === 0 && amountFen === 0) return null;
  if (quantity === 0) return void report('cnt', quantity, zeroQuantity);
  if (quantity * amountFen < 0)
    return void report('det_item_fee_sumamt', amountFen / 100, { code: 'refund-sign' });
  const line: FeeLine = {
    serial: row.feedetl_sn,
    refundOf: row.init_feedetl_sn,
    chargedAt: row.fee_ocur_time,
    code: row.med_list_codg,
    name: row.hilist_name ?? row.medins_list_name,
    quantity,
    unitPriceFen: row.pric,
    amountFen,
    category: row.med_chrgitm_type,
    careType: row.med_type,
    department: row.bilg_dept_codg,
    doctor: row.bilg_dr_codg,
    approval: row.hosp_appr_flag,
    dischargeDrug: row.dscg_tkdrug_flag === '1',
  };
  return isPrescribed(row) ? { ...line, prescription: prescriptionOf(row) } : line;
}

/** Most lines tell nothing of it: then the line has no prescription at all. */
function isPrescribed({ sin_dos_dscr, used_frqu_dscr, prd_days }: FeeRow): boolean {
  return Boolean(sin_dos_dscr || used_frqu_dscr || prd_days);
}

function prescriptionOf({ sin_dos_dscr, used_frqu_dscr, prd_days }: FeeRow): Prescription {
  const { dose = null, unit: doseUnit = null } = readDose(sin_dos_dscr ?? '') ?? {};
  const timesPerDay = readTimesPerDay(used_frqu_dscr ?? '');
  return { dose, doseUnit, timesPerDay, days: prd_days || null, prescriberTitle: null };
}

const zeroQuantity = {
  code: 'bad-number',
  expected: { zh: '不为零的数量', en: 'a quantity other than zero' },
} as const;
