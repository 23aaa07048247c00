import { describe, expect, it } from 'vitest';
import { auditCases } from '../../../core/audit.ts';
import { alertOf } from '../../../functions/audit/alert-of.ts';
import { parseAlert } from '../../../platform/messages.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';

const line = feeLine({ code: '002101030300000', unitPriceFen: 12_000 });
const outside = { ...line, serial: 'L2', chargedAt: '2026-02-01T08:00:00' };

function alertFor(parts: Parameters<typeof settlementList>[0] = {}) {
  const list = settlementList({ hospital: 'H37130200901', feeLines: [line, outside], ...parts });
  const [audited] = auditCases([{ list, history: [] }], new Map(), installedKnowledge);
  if (!audited) throw new Error('not audited');
  return { ...audited, alert: alertOf(audited.result, audited.facts) };
}

describe('alertOf', () => {
  it('says which case, how grave and how much, in the fields of the interface', () => {
    const { alert, result, findings } = alertFor();
    expect(alert).toEqual({
      alert_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      hospital: 'H37130200901',
      setl_id: 'S1',
      department: 'A03.04',
      doctor: 'D110101000001',
      severity: 'highly-suspicious',
      rules: [...new Set(findings.map((finding) => finding.rule_id))].sort(),
      amount_fen: result.amount_identified_fen,
      occurred_at: '2026-03-10',
    });
    expect(alert.rules.length).toBeGreaterThan(1);
    expect(parseAlert(JSON.stringify(alert))).toEqual(alert);
  });

  it('names no person, no diagnosis and no charge', () => {
    const told = JSON.stringify(alertFor({ patient: { personId: 'ID-440101' } }).alert);
    for (const secret of ['ID-440101', 'I10', '高血压', '002101030300000', 'male']) {
      expect(told).not.toContain(secret);
    }
  });

  it('keeps its id for the same findings, in whatever order and with whatever cost of the stay', () => {
    const { alert, result, facts } = alertFor();
    expect(alertFor({ totalCostFen: 2_000_000 }).alert.alert_id).toBe(alert.alert_id);
    expect(alertOf({ ...result, findings: result.findings.toReversed() }, facts).alert_id).toBe(
      alert.alert_id,
    );
  });

  it('has another id for other findings and for another case', () => {
    const { alert_id } = alertFor().alert;
    expect(alertFor({ feeLines: [line] }).alert.alert_id).not.toBe(alert_id);
    expect(alertFor({ settlementId: 'S2' }).alert.alert_id).not.toBe(alert_id);
  });

  it('is as grave as the gravest of the findings', () => {
    const { result, facts } = alertFor();
    const findings = [
      ['DS-1', 'reminder', 1, 1],
      ['DS-2', 'highly-suspicious', 1, 1],
      ['DS-3', 'suspicious', 1, 1],
    ] as const;
    expect(alertOf(result, { ...facts, findings }).severity).toBe('highly-suspicious');
  });
});
