import { createHash } from 'node:crypto';
import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { totalFindings } from '../../core/indicators/total-findings.ts';
import type { Result } from '../../core/result.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { findingStore } from '../../platform/table/findings.ts';
import { caseKey } from '../../platform/table/keys.ts';
import { standingCaseStore } from '../../platform/table/standing-cases.ts';
import type { Table } from '../../platform/table/table.ts';
import { caseFacts } from '../core/indicators/case-facts.ts';
import { stayRecord } from './stay-records.ts';

/** A case that has been audited, and what was found in it. */
export interface AuditedCase {
  readonly hospital: string;
  readonly settlementId: string;
  readonly facts: CaseFacts;
  readonly findings: readonly Finding[];
}

export const idOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A finding of a case, as far as lists and decisions need it. */
export function findingOf(hospital: string, settlementId: string, parts: Partial<Finding> = {}): Finding {
  const rule_id = parts.rule_id ?? 'GZ10000102012000';
  return {
    finding_id: idOf(`${hospital} ${settlementId} ${rule_id}`),
    hospital,
    setl_id: settlementId,
    rule_id,
    rule_name: { zh: '规则', en: 'rule' },
    category: 'policy',
    stage: 'after',
    severity: 'violation',
    verdict: 'fail',
    evidence: [{ kind: 'feeLine', ref: 'L1', text: { zh: '明细', en: 'line' }, amount_fen: 5000 }],
    amount_fen: 5000,
    amount_method: 'line-amount',
    legal_basis: ['条例 38(3)'],
    department: 'A03',
    doctor: 'D1',
    occurred_on: '2026-03-02',
    confidence: 0.9,
    ...parts,
  };
}

export function auditedCase(
  hospital: string,
  settlementId: string,
  facts: Partial<CaseFacts> = {},
  findings: readonly Partial<Finding>[] = [{}],
): AuditedCase {
  const found = findings.map((parts) => findingOf(hospital, settlementId, parts));
  return {
    hospital,
    settlementId,
    findings: found,
    facts: caseFacts({
      findings: totalFindings(found),
      identifiedFen: found.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
      signs: { scheme: 'chs-drg-1.1', transferred: false },
      ...facts,
    }),
  };
}

let turns = 0;

/** Puts cases where the pipeline puts them: heads, findings, and what stands of each hospital's month. */
export async function putCases(table: Table, cases: readonly AuditedCase[]): Promise<void> {
  const heads = cases.map(({ hospital, settlementId, facts, findings }) => {
    const version = { seq: '1', place: 1 };
    const result = {
      hospital,
      setl_id: settlementId,
      scheme: 'chs-drg-1.1',
      drg: facts.group,
      paid: { by: 'drg', scheme: 'chs-drg-1.1', status: facts.status, group: facts.group },
      department: facts.department,
      doctor: facts.doctor,
      admitted_on: `${facts.month}-02`,
      discharged_on: `${facts.month}-10`,
      los_days: facts.losDays,
      cost_fen: facts.costFen,
      payment_fen: facts.paymentFen,
      findings: findings.map(({ finding_id }) => finding_id),
    } as unknown as Result;
    return {
      ...caseKey(hospital, settlementId),
      ...version,
      batch: 'b',
      person: null,
      stay: JSON.parse(JSON.stringify(stayRecord({ hospital, settlementId }))),
      counted: [version],
      result,
    };
  });
  await table.writeAll(heads);
  for (const one of cases) await findingStore(table).put(one, { seq: '1', place: 1 }, one.findings);
  const months = Map.groupBy(cases, ({ hospital, facts }) => `${hospital} ${facts.month}`);
  for (const [name, own] of months) {
    const [hospital, month] = name.split(' ') as [string, string];
    await standingCaseStore(table).write(hospital, month, ++turns, own);
  }
}
