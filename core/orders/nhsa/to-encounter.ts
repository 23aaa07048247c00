import type { CareSetting } from '../../claims/care-setting.ts';
import { isPlaceholder } from '../../claims/find-person-id.ts';
import type { Diagnosis, HospitalLevel, Maternity, Procedure, Sex } from '../../claims/settlement-list.ts';
import type { Encounter, Order, OrderPatient } from '../encounter.ts';
import { toOrder } from './to-order.ts';
import { meaningOf, nodesOf, numberOf, textOf, textOrNull, type WireNode } from './wire-node.ts';

/** What every encounter of a message has in common. */
export interface EncounterSource {
  /** Of the caller's token. */
  readonly hospital: string;
  readonly identityPlaceholders: readonly string[];
  readonly frequencyWords: (text: string) => string;
}

/** An encounter of `fsi_encounter_dtos` with the person it is of. */
export function toEncounter(patient: WireNode, sent: WireNode, source: EncounterSource): Encounter {
  const care = careOf(sent);
  const orders = nodesOf(sent, 'fsi_order_dtos').map((order) => toOrder(order, source.frequencyWords));
  const level = meaningOf<`${HospitalLevel}`>(sent, 'medins_lv');
  return {
    hospital: source.hospital,
    encounterId: textOf(sent, 'mdtrt_id'),
    care,
    careType: textOf(sent, 'med_type'),
    declaredHospital: {
      name: textOf(sent, 'medins_name'),
      level: level === null ? null : (Number(level) as HospitalLevel),
    },
    patient: toPatient(patient, sent, source),
    admittedAt: textOf(sent, 'adm_date'),
    dischargedAt: endOf(sent, care),
    department: textOf(sent, 'dscg_dept_codg'),
    doctor: textOf(sent, 'dr_codg'),
    diagnoses: diagnosesOf(sent),
    procedures: proceduresOf(sent),
    insurance: {
      typeCode: textOf(sent, 'insutype'),
      insuredRegion: /^\d{6}/.exec(textOf(patient, 'poolarea'))?.[0] ?? null,
    },
    costSoFarFen: costSoFar(numberOf(sent, 'medfee_sumamt'), orders),
    orders,
  };
}

/** Some clients send as the total what all orders of the message come to: those being written are not spent yet. */
function costSoFar(totalFen: number, orders: readonly Order[]): number {
  const sum = (some: readonly Order[]) => some.reduce((fen, { amountFen }) => fen + amountFen, 0);
  return totalFen === sum(orders) ? sum(orders.filter(({ isCurrent }) => !isCurrent)) : totalFen;
}

/** `med_mdtrt_type`, and `med_type` where that says 4 other. */
function careOf(sent: WireNode): CareSetting {
  const type = meaningOf<CareSetting | 'other'>(sent, 'med_mdtrt_type');
  if (type !== null && type !== 'other') return type;
  const category = meaningOf<CareSetting | 'either'>(sent, 'med_type');
  return category === null || category === 'either' ? 'inpatient' : category;
}

function toPatient(
  patient: WireNode,
  sent: WireNode,
  { identityPlaceholders }: EncounterSource,
): OrderPatient {
  const id = textOf(patient, 'patn_id');
  return {
    reference: id,
    personId: isPlaceholder(id, identityPlaceholders) ? null : id,
    sex: meaningOf<Sex>(patient, 'gend') ?? 'unknown',
    birthDate: textOf(patient, 'brdy'),
    maternity: meaningOf<Maternity>(sent, 'matn_stas'),
  };
}

/**
 * The day of discharge is required before anybody knows it: during a stay clients repeat the admission or send
 * a day that nobody lives to see.
 */
function endOf(sent: WireNode, care: CareSetting): string | null {
  const end = textOf(sent, 'dscg_date');
  const isFiller = care === 'inpatient' && (end === textOf(sent, 'adm_date') || end >= '2099');
  return isFiller ? null : end;
}

/** The encounter's main diagnosis first, then as the rows are numbered, each code once. */
function diagnosesOf(sent: WireNode): readonly Diagnosis[] {
  const rows = nodesOf(sent, 'fsi_diagnose_dtos').toSorted((a, b) => placeOf(a) - placeOf(b));
  const onAdmission = new Set(
    rows
      .filter((row) => meaningOf(row, 'inout_dise_type') === 'admission')
      .map((row) => textOf(row, 'dise_codg')),
  );
  const named = new Map([[textOf(sent, 'dscg_main_dise_codg'), textOf(sent, 'dscg_main_dise_name')]]);
  for (const row of rows) {
    const code = textOf(row, 'dise_codg');
    if (!named.has(code)) named.set(code, textOf(row, 'dise_name'));
  }
  return [...named].map(([code, name]) => ({
    code,
    name,
    presentOnAdmission: onAdmission.has(code) ? 'present' : null,
  }));
}

/** A row that is flagged as the main one goes before all numbers. */
function placeOf(row: WireNode): number {
  if (meaningOf(row, 'maindise_flag') === 'yes') return -1;
  const number = Number(textOf(row, 'dias_srt_no'));
  return Number.isFinite(number) ? number : 99;
}

/** Main one first; rows that name no code say nothing. */
function proceduresOf(sent: WireNode): readonly Procedure[] {
  const rows = nodesOf(sent, 'fsi_operation_dtos').toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)));
  return rows.flatMap((row): Procedure[] => {
    const code = textOrNull(row, 'oprn_code');
    if (code === null) return [];
    return [
      {
        code,
        name: textOrNull(row, 'oprn_name'),
        performedOn: textOrNull(row, 'oprn_date'),
        surgeon: textOrNull(row, 'oper_dr_code'),
        anaesthesia: textOrNull(row, 'anst_way'),
      },
    ];
  });
}

function isMain(row: WireNode): boolean {
  return meaningOf(row, 'main_oprn_flag') === 'yes';
}
