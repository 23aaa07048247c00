import { isBefore } from '../../claims/wire/check-consistency.ts';
import type { FieldFault } from './field-reader.ts';
import type { MessageReader } from './message-reader.ts';
import type { ProtocolFields } from './protocol-fields.ts';
import { nodesOf, textOrNull, type WireNode } from './wire-node.ts';

/** What only shows when fields are held against each other. Fields that were refused are left out. */
export class ConsistencyCheck {
  readonly #reader: MessageReader;
  readonly #fields: ProtocolFields;

  constructor(reader: MessageReader, fields: ProtocolFields) {
    this.#reader = reader;
    this.#fields = fields;
  }

  ofData(data: WireNode): void {
    const patients = nodesOf(data, 'patient_dtos');
    this.#refuseRepeats(patients, 'patient_dtos', 'curr_mdtrt_id');
    for (const patient of patients) this.#ofPatient(patient);
  }

  /** 3101 wants a scene or a list of rules. */
  ofScene(data: WireNode): void {
    if (textOrNull(data, 'trig_scen') !== null || textOrNull(data, 'rule_ids') !== null) return;
    if (this.#reader.faults.some(({ field }) => field?.name === 'trig_scen' || field?.name === 'rule_ids'))
      return;
    const expected = { zh: 'trig_scen 或 rule_ids 之一', en: 'either trig_scen or rule_ids' };
    this.#refuse(data, 'data', 'trig_scen', { code: 'field-missing', expected });
  }

  #ofPatient(patient: WireNode): void {
    const encounters = nodesOf(patient, 'fsi_encounter_dtos');
    this.#refuseRepeats(encounters, 'fsi_encounter_dtos', 'mdtrt_id');
    const current = textOrNull(patient, 'curr_mdtrt_id');
    const isThere = encounters.some((encounter) => textOrNull(encounter, 'mdtrt_id') === current);
    if (current !== null && encounters.length > 0 && !isThere)
      this.#refuse(patient, 'patient_dtos', 'curr_mdtrt_id', { code: 'no-current-encounter' });
    for (const encounter of encounters) this.#ofEncounter(encounter, textOrNull(patient, 'brdy'));
  }

  #ofEncounter(encounter: WireNode, birthDate: string | null): void {
    const begin = textOrNull(encounter, 'adm_date');
    const end = textOrNull(encounter, 'dscg_date');
    if (begin !== null && end !== null && isBefore(end, begin))
      this.#refuse(encounter, 'fsi_encounter_dtos', 'dscg_date', { code: 'discharge-before-admission' });
    if (begin !== null && birthDate !== null && birthDate > begin.slice(0, 10))
      this.#refuse(encounter, 'fsi_encounter_dtos', 'adm_date', { code: 'birth-after-admission' });
    this.#refuseRepeats(nodesOf(encounter, 'fsi_order_dtos'), 'fsi_order_dtos', 'rx_id');
  }

  #refuseRepeats(rows: readonly WireNode[], table: string, name: string): void {
    const seen = new Set<string>();
    for (const row of rows) {
      const id = textOrNull(row, name);
      if (id !== null && seen.has(id)) this.#refuse(row, table, name, { code: 'used-twice' });
      if (id !== null) seen.add(id);
    }
  }

  #refuse(node: WireNode, table: string, name: string, fault: FieldFault): void {
    const field = this.#fields[table]?.find((row) => row.name === name) ?? null;
    this.#reader.refuse(`${node.path}.${name}`, field, textOrNull(node, name), fault);
  }
}
