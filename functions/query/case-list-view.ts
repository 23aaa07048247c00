import * as z from 'zod';
import type { FeeLine, SettlementList } from '../../core/claims/settlement-list.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import { wordsViewSchema } from './summary-row.ts';

const feeLineSchema = z.strictObject({
  serial: z.string().meta({ description: '证据以此指明 evidence names it by this' }),
  refund_of: z.string().nullable(),
  charged_at: z.string(),
  code: z.string(),
  name: z.string().nullable(),
  quantity: z.number(),
  unit_price_fen: z.number(),
  amount_fen: z.number(),
  category: z.string().nullable(),
  department: z.string().nullable(),
  doctor: z.string().nullable(),
});

/** A case's settlement list as it was audited, without the person. */
export const caseListSchema = z.strictObject({
  hospital: z.string(),
  setl_id: z.string(),
  care: z.enum(['inpatient', 'outpatient', 'pharmacy']),
  sex: z.enum(['male', 'female', 'unknown', 'not-stated']),
  age_years: z.number().nullable(),
  age_days: z.number().nullable().meta({ description: '不足一岁者 of those below one year' }),
  admitted_at: z.string(),
  discharged_at: z.string(),
  los_days: z.number(),
  discharge_way: z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other']).nullable(),
  department: z.string(),
  department_name: wordsViewSchema.nullable(),
  doctor: z.string().nullable(),
  insurance: z.enum(['employee', 'resident', 'other']),
  total_cost_fen: z.number().nullable(),
  diagnoses: z
    .array(
      z.strictObject({
        code: z.string(),
        name: z.string().nullable(),
        present_on_admission: z.enum(['present', 'undetermined', 'unclear', 'absent']).nullable(),
      }),
    )
    .meta({ description: '主要诊断在前 the principal one first' }),
  procedures: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string().nullable(),
      performed_on: z.string().nullable(),
      surgeon: z.string().nullable(),
      anaesthesia: z.string().nullable(),
    }),
  ),
  fee_lines: z
    .array(feeLineSchema)
    .nullable()
    .meta({ description: '清单未附明细时为 null; null where the list came without' }),
});

export type CaseListView = z.infer<typeof caseListSchema>;
export type FeeLineView = z.infer<typeof feeLineSchema>;

export function caseListView(list: SettlementList, names: Pick<Names, 'department'>): CaseListView {
  const { patient, stay } = list;
  return {
    hospital: list.hospital,
    setl_id: list.settlementId,
    care: list.care,
    sex: patient.sex,
    age_years: patient.ageYears,
    age_days: patient.ageDays,
    admitted_at: stay.admittedAt,
    discharged_at: stay.dischargedAt,
    los_days: stay.losDays,
    discharge_way: stay.dischargeWay,
    department: stay.department,
    department_name: names.department(stay.department),
    doctor: stay.doctor,
    insurance: list.insurance.type,
    total_cost_fen: list.totalCostFen,
    diagnoses: list.diagnoses.map(({ code, name, presentOnAdmission }) => ({
      code,
      name,
      present_on_admission: presentOnAdmission,
    })),
    procedures: list.procedures.map(({ code, name, performedOn, surgeon, anaesthesia }) => ({
      code,
      name,
      performed_on: performedOn,
      surgeon,
      anaesthesia,
    })),
    fee_lines: list.feeLines?.map(feeLineView) ?? null,
  };
}

function feeLineView(line: FeeLine): FeeLineView {
  const { serial, refundOf, chargedAt, code, name, quantity, unitPriceFen, amountFen } = line;
  const { category, department, doctor } = line;
  return {
    ...{ serial, code, name, quantity, category, department, doctor },
    refund_of: refundOf,
    charged_at: chargedAt,
    unit_price_fen: unitPriceFen,
    amount_fen: amountFen,
  };
}
