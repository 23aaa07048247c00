import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditCase, auditCases } from '../../core/audit.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import { speaksOnBills } from '../../core/rules/moments.ts';
import { isMark } from '../../core/rules/rule-declarations.ts';
import { holds } from '../support/holds.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { feeLine, settlementList } from '../support/settlement-lists.ts';

const hysterography = feeLine({ serial: 'L7', code: '002101030300000', unitPriceFen: 12_000 });
const drugsBySex = 'GZ10000301004000';
const servicesBySex = 'GZ10000302004000';

/** Ten thousand yuan for high blood pressure in a tertiary hospital of Linyi. */
const stay = (parts: Parameters<typeof settlementList>[0] = {}): SettlementList =>
  settlementList({ hospital: 'H37130200901', ...parts });

/** An infusion a day, so that nothing is wrong but what is to be. */
const infusions = Array.from({ length: 9 }, (_, at) =>
  feeLine({
    serial: `I${at}`,
    code: 'XB05BBZ001B002999000001',
    unitPriceFen: 420,
    chargedAt: `2026-03-0${at + 1}T08:00:00`,
  }),
);

const alone = (list: SettlementList): AuditCase => ({ list, history: [] });

function audit(given: AuditCase, baselines: ReadonlyMap<string, CostBaseline> = new Map()) {
  const [audited] = auditCases([given], baselines, installedKnowledge);
  if (!audited) throw new Error('a case went in and none came out');
  return audited;
}

describe('auditCases', () => {
  it('checks the lines of an outpatient bill, and neither groups nor prices it', () => {
    const bill = stay({ care: 'outpatient', feeLines: [hysterography], totalCostFen: 12_000 });
    const { result, findings, facts } = audit(alone(bill));
    expect(result).toMatchObject({
      status: 'outpatient',
      drg: '0000',
      tariff: null,
      weight: null,
      payment_fen: null,
      cost_fen: 12_000,
      amount_identified_fen: 12_000,
    });
    expect(findings.map(({ rule_id }) => rule_id)).toEqual([servicesBySex]);
    expect(facts).toMatchObject({ status: 'outpatient', identifiedFen: 12_000 });
  });

  it('groups, prices and checks a case, and answers in the fields of the interface', () => {
    const { result, findings } = audit(alone(stay({ feeLines: [...infusions, hysterography] })));
    expect(result).toEqual({
      hospital: 'H37130200901',
      setl_id: 'S1',
      status: 'grouped',
      scheme: 'chs-drg-1.1',
      mdc: 'MDCF',
      adrg: 'FV2',
      drg: 'FV25',
      paid: { by: 'drg', scheme: 'chs-drg-1.1', status: 'grouped', group: 'FV25' },
      dip: expect.objectContaining({ catalogue: 'demo-2025', code: 'I10.x', payment_fen: 441_956 }),
      tariff: 'linyi-2022',
      drg_weight: 0.49,
      drg_payment_fen: 483_385,
      weight: 0.49,
      standard_fen: 483_385,
      payment_fen: 483_385,
      payment_method: 'standard',
      payment_exit: null,
      fund_payment_fen: null,
      fund_cost_fen: null,
      cost_fen: 1_000_000,
      balance_fen: -516_615,
      outlier: 'normal',
      los_days: 9,
      department: 'A03.04',
      doctor: 'D110101000001',
      admitted_on: '2026-03-01',
      discharged_on: '2026-03-10',
      verdicts: result.verdicts,
      findings: findings.map((finding) => finding.finding_id),
      amount_identified_fen: 12_000,
    });
    expect(findings).toMatchObject([
      {
        hospital: 'H37130200901',
        setl_id: 'S1',
        rule_id: servicesBySex,
        verdict: 'fail',
        amount_fen: 12_000,
        occurred_on: '2026-03-02',
        evidence: [{ kind: 'feeLine', ref: 'L7' }],
      },
    ]);
  });

  it('keeps for the summaries what the result says', () => {
    const { result, findings, facts } = audit(alone(stay({ feeLines: [...infusions, hysterography] })));
    expect(facts).toEqual({
      month: '2026-03',
      department: result.department,
      doctor: result.doctor,
      status: result.status,
      group: result.drg,
      weightE4: 4_900,
      costFen: result.cost_fen,
      paymentFen: result.payment_fen,
      outlier: result.outlier,
      losDays: result.los_days,
      died: false,
      verdicts: { pass: result.verdicts.pass, fail: 1, noData: result.verdicts.no_data },
      findings: [
        [
          servicesBySex,
          findings[0]?.severity,
          1,
          12_000,
          findings[0]?.confidence,
          [[findings[0]?.finding_id, 12_000]],
        ],
      ],
      signs: {
        scheme: result.scheme,
        transferred: false,
        infected: false,
        operation: 'none',
        readmitted: false,
        antibacterials: false,
        partsFen: {
          slice: 0,
          drug: 3_780,
          testing: 12_000,
          consumable: 0,
          treatment: 0,
          ct: 0,
          mri: 0,
        },
        dailyDosesE4: 0,
      },
      identifiedFen: 12_000,
    });
  });

  it('knows of a readmission only with the history of the person', () => {
    const readmittedWith = (history: AuditCase['history']) =>
      audit({ list: stay(), history }).facts.signs?.readmitted;
    expect(readmittedWith([])).toBe(false);
    expect(readmittedWith(null)).toBeUndefined();
  });

  it.each(['2026-03-10', '2023-05-15', '2023-05-14', '2021-04-30'])(
    'gives one verdict for every rule in force on the day of discharge: %s',
    (day) => {
      const inForce = installedKnowledge.rules.rules
        .filter((rule) => !isMark(rule) && speaksOnBills(rule) && (rule.care?.includes('inpatient') ?? true))
        .filter(
          ({ effectiveFrom, effectiveTo }) =>
            effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
        );
      const list = stay({
        feeLines: [...infusions, hysterography],
        stay: { dischargedAt: `${day}T09:00:00` },
      });
      const { pass, fail, no_data } = audit(alone(list)).result.verdicts;
      expect(pass + fail + no_data).toBe(inForce.length);
    },
  );

  it('does not pass what it cannot see: unknown sex, no fee lines, unknown person, no baseline', () => {
    const female = audit(alone(stay({ patient: { sex: 'female' }, feeLines: [...infusions, hysterography] })))
      .result.verdicts;
    const unknown = audit(
      alone(stay({ patient: { sex: 'unknown' }, feeLines: [...infusions, hysterography] })),
    ).result.verdicts;
    expect(unknown.no_data).toBeGreaterThan(female.no_data);
    expect(unknown).toEqual({ ...unknown, fail: 0, pass: female.pass + female.no_data - unknown.no_data });

    const stranger = audit({ list: stay({ feeLines: infusions }), history: null }).result.verdicts;
    const known = audit(alone(stay({ feeLines: infusions }))).result.verdicts;
    expect(stranger.no_data).toBeGreaterThan(known.no_data);
    expect(stranger).toEqual({ ...stranger, fail: 0, pass: known.pass + known.no_data - stranger.no_data });

    const withoutLines = audit(alone(stay({ feeLines: null }))).result.verdicts;
    expect(withoutLines.no_data).toBeGreaterThan(known.no_data);
    expect(withoutLines.pass).toBeLessThan(known.pass);
  });

  it('compares cost with the baseline of the very group, and with no other', () => {
    // Half of the group lies within a tenth of 4,000 yuan: 10,000 yuan are far out.
    const figures = { cases: 100, medianLogCost: Math.log(400_000), madLogCost: 0.1 };
    const its = new Map([['FV25', { group: 'FV25', ...figures }]]);
    const another = new Map([['FV35', { group: 'FV35', ...figures }]]);
    const list = stay({ feeLines: infusions });
    expect(audit(alone(list), its).findings.map(({ rule_id }) => rule_id)).toEqual(['DS-COST-ANOMALY']);
    expect(audit(alone(list), another).findings).toEqual([]);
  });

  it('audits a case in no group all the same, at the price of no group', () => {
    const nonsense = { code: 'X99.999', name: null, presentOnAdmission: null };
    const list = stay({ diagnoses: [nonsense], totalCostFen: 150_000 });
    const { result, findings } = audit(alone({ ...list, feeLines: [...infusions, hysterography] }));
    expect(result).toMatchObject({ mdc: '0000', adrg: '00', drg: '0000', payment_fen: 197_300 });
    expect(result.status).not.toBe('grouped');
    expect(findings.map(({ rule_id }) => rule_id)).toContain(servicesBySex);
  });

  it('pays nothing for a case whose data are not fit for grouping', () => {
    const { result } = audit(alone(stay({ patient: { sex: 'unknown' } })));
    expect(result).toMatchObject({ status: 'invalid', drg: '0000', payment_fen: null, weight: null });
  });

  it('counts the money of a line once though two rules point at it', () => {
    const lines = [
      { ...hysterography, chargedAt: '2026-02-01T08:00:00' },
      feeLine({ serial: 'L8', code: '002101030300000', unitPriceFen: 100 }),
    ];
    const { result, findings } = audit(alone(stay({ feeLines: [...infusions, ...lines] })));
    expect(new Set(findings.map(({ rule_id }) => rule_id)).size).toBeGreaterThan(1);
    expect(findings.reduce((sum, finding) => sum + finding.amount_fen, 0)).toBeGreaterThan(12_100);
    expect(result.amount_identified_fen).toBe(12_100);
  });

  const cases = [
    alone(stay({ settlementId: 'A', feeLines: [...infusions, hysterography] })),
    alone(stay({ settlementId: 'B', feeLines: null })),
    alone(stay({ settlementId: 'C', hospital: 'H61020300907', patient: { sex: 'not-stated' } })),
    { list: stay({ settlementId: 'D', stay: { dischargeWay: 'died' as const } }), history: null },
  ];

  it('answers in the order asked, and the same for each case in whatever company', () => {
    const answers = new Map(cases.map((one) => [one, audit(one)]));
    holds(
      fc.property(fc.shuffledSubarray(cases), (some) => {
        const audited = auditCases(some, new Map(), installedKnowledge);
        expect(audited).toEqual(some.map((one) => answers.get(one)));
      }),
    );
  });

  it('gives the same finding ids when the same case is audited again, and others to another case', () => {
    const idsOf = (settlementId: string) =>
      audit(alone(stay({ settlementId, feeLines: [...infusions, hysterography] }))).result.findings;
    expect(idsOf('A')).toEqual(idsOf('A'));
    expect(idsOf('B')).not.toEqual(idsOf('A'));
  });
});

describe('the installed rules', () => {
  it('hold a man’s drugs to men: drugs and services by sex are rules of their own', () => {
    const drug = feeLine({ code: 'XA11CCA351E002010101121', unitPriceFen: 5_000 });
    const { findings } = audit(alone(stay({ feeLines: [...infusions, drug] })));
    expect(findings.map(({ rule_id }) => rule_id)).toEqual([drugsBySex]);
  });
});
