import * as z from 'zod';
import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { groupOf } from '../../core/indicators/sheets-of-cases.ts';
import type { Within } from '../../core/indicators/view-figures.ts';
import { caseStatuses, outliers, severities } from './summary-case-view.ts';

/** Of which cases, beyond whose. */
export const filterQuery = {
  rule: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: '有该规则的发现 with findings of the rule' }),
  severity: severities.optional(),
  mark: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: '计入该国家指标 counted for the national indicator' }),
  outlier: z.enum(outliers).optional(),
  status: z.enum(caseStatuses).optional(),
  died: z.enum(['true', 'false']).optional(),
};

export type CaseFilter = Partial<z.infer<z.ZodObject<typeof filterQuery>>>;

/** Whether a case is asked for. An outpatient bill is in no group, has no outlier, and nobody dies of one. */
export function isAsked(facts: CaseFacts, within: Within, filter: CaseFilter): boolean {
  const { department, doctor, group } = within;
  const { rule, severity, mark, outlier, status, died } = filter;
  const isStay = facts.status !== 'outpatient';
  return (
    (department === undefined || facts.department === department) &&
    (doctor === undefined || facts.doctor === doctor) &&
    (group === undefined || groupOf(facts) === group) &&
    (status === undefined || facts.status === status) &&
    (outlier === undefined || (isStay && facts.outlier === outlier)) &&
    (died === undefined || (isStay && String(facts.died) === died)) &&
    (mark === undefined || (facts.marks?.includes(mark) ?? false)) &&
    (rule === undefined || facts.findings.some(([id]) => id === rule)) &&
    (severity === undefined || facts.findings.some(([, grave]) => grave === severity))
  );
}
