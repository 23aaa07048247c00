import { readDose, readTimesPerDay } from '../prescription-words.ts';
import type { FeeLine } from '../settlement-list.ts';
import { readTime } from './date.ts';
import { numberReader, readFen, readUnitPriceFen } from './decimal.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { optional, required, unchecked } from './field.ts';
import { isWireObject, listNode, type WireObject } from './node.ts';
import { type NodeReader, type Report, structureFault } from './report.ts';
import { RowFaults } from './row-faults.ts';
import { codeReader, paddedCodeReader, readIdentifier, readText } from './text.ts';

const readDays = numberReader(2, { min: 0, max: 366 });
const readQuantity = numberReader(4, { min: -1_000_000, max: 1_000_000 });

/** The fee lines of interface 2301; `null` where the list came without any. */
export function feedetailReader(dictionaries: WireDictionaries): NodeReader<readonly FeeLine[] | null> {
  const fields = fieldsOf(dictionaries);
  return listNode((node, report) => {
    if (!isWireObject(node)) return void report('', node, structureFault(node, 'object'));
    const faults = new RowFaults(node, report);
    const line = withPrescription(readLine(node, fields, faults), node, fields, faults);
    return faults.areNone ? checkLine(line, report) : undefined;
  });
}

function fieldsOf(dictionaries: WireDictionaries) {
  return {
    serial: required(readIdentifier),
    refundOf: optional(readIdentifier),
    time: required(readTime),
    code: required(readIdentifier),
    hospitalName: optional(readText),
    name: optional(readText),
    quantity: required(readQuantity),
    price: required(readUnitPriceFen),
    amount: required(readFen),
    category: optional(paddedCodeReader(dictionaries.med_chrgitm_type)),
    careType: optional(readIdentifier),
    department: optional(readIdentifier),
    doctor: optional(readIdentifier),
    approval: unchecked(codeReader(dictionaries.hosp_appr_flag)),
    takenHome: optional(readText),
    // Interface 2204 sends these with outpatient fees, and some clients with those of stays.
    dose: unchecked(readText),
    frequency: unchecked(readText),
    days: unchecked(readDays),
  };
}

type Fields = ReturnType<typeof fieldsOf>;

/** Goes straight through the fields by their names: a bill has thousands, and a loop over names takes twice as long. */
function readLine(sent: WireObject, read: Fields, faults: RowFaults): FeeLine {
  const serial = faults.sound('feedetl_sn', read.serial(sent['feedetl_sn']));
  const refundOf = faults.sound('init_feedetl_sn', read.refundOf(sent['init_feedetl_sn']));
  const chargedAt = faults.sound('fee_ocur_time', read.time(sent['fee_ocur_time']));
  const code = faults.sound('med_list_codg', read.code(sent['med_list_codg']));
  const hospitalName = faults.sound('medins_list_name', read.hospitalName(sent['medins_list_name']));
  return {
    serial,
    refundOf,
    chargedAt,
    code,
    name: faults.sound('hilist_name', read.name(sent['hilist_name'])) ?? hospitalName,
    quantity: faults.sound('cnt', read.quantity(sent['cnt'])),
    unitPriceFen: faults.sound('pric', read.price(sent['pric'])),
    amountFen: faults.sound('det_item_fee_sumamt', read.amount(sent['det_item_fee_sumamt'])),
    category: faults.sound('med_chrgitm_type', read.category(sent['med_chrgitm_type'])),
    careType: faults.sound('med_type', read.careType(sent['med_type'])),
    department: faults.sound('bilg_dept_codg', read.department(sent['bilg_dept_codg'])),
    doctor: faults.sound('bilg_dr_codg', read.doctor(sent['bilg_dr_codg'])),
    approval: faults.sound('hosp_appr_flag', read.approval(sent['hosp_appr_flag'])),
    dischargeDrug: faults.sound('dscg_tkdrug_flag', read.takenHome(sent['dscg_tkdrug_flag'])) === '1',
  };
}

/**
 * A refund has quantity and amount negative; an ordinary line, neither. A line of nothing for nothing is a
 * placeholder (`null`); money for nothing is a mistake.
 */
function checkLine(line: FeeLine, report: Report): FeeLine | null | undefined {
  const { quantity, amountFen } = line;
  if (quantity === 0 && amountFen === 0) return null;
  if (quantity === 0) return void report('cnt', quantity, zeroQuantity);
  if (quantity * amountFen < 0)
    return void report('det_item_fee_sumamt', amountFen / 100, { code: 'refund-sign' });
  return line;
}

/** Most lines tell nothing of it: then the line has no prescription at all. */
function withPrescription(line: FeeLine, sent: WireObject, read: Fields, faults: RowFaults): FeeLine {
  const dose = faults.sound('sin_dos_dscr', read.dose(sent['sin_dos_dscr']));
  const frequency = faults.sound('used_frqu_dscr', read.frequency(sent['used_frqu_dscr']));
  const days = faults.sound('prd_days', read.days(sent['prd_days']));
  if (!dose && !frequency && !days) return line;
  const { dose: amount = null, unit: doseUnit = null } = readDose(dose ?? '') ?? {};
  const timesPerDay = readTimesPerDay(frequency ?? '');
  return {
    ...line,
    prescription: { dose: amount, doseUnit, timesPerDay, days: days || null, prescriberTitle: null },
  };
}

const zeroQuantity = {
  code: 'bad-number',
  expected: { zh: '不为零的数量', en: 'a quantity other than zero' },
} as const;
