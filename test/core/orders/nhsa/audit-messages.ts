import { readFileSync } from 'node:fs';
import { loadNhsaProtocol } from '../../../../platform/knowledge/load-dictionaries.ts';

export const protocol = loadNhsaProtocol();

/** A part of a message that tests may change. */
export type Wire = Record<string, unknown>;

/** The example for users, made anew for each test: a boy of nine is ordered norfloxacin. */
export function auditMessage(change: (data: Wire) => void = () => undefined): Wire {
  const message = JSON.parse(readFileSync('examples/order-3101.json', 'utf8')) as Wire;
  change(dataOf(message));
  return message;
}

export function dataOf(message: Wire): Wire {
  return (message['input'] as { data: Wire }).data;
}

/** The first row of each list on the way: `patient(data)`, `encounter(data)`, `order(data)`. */
export const patient = (data: Wire) => firstOf(data, 'patient_dtos');
export const encounter = (data: Wire) => firstOf(patient(data), 'fsi_encounter_dtos');
export const diagnosis = (data: Wire) => firstOf(encounter(data), 'fsi_diagnose_dtos');
export const order = (data: Wire) => firstOf(encounter(data), 'fsi_order_dtos');

function firstOf(node: Wire, list: string): Wire {
  return (node[list] as Wire[])[0] as Wire;
}
