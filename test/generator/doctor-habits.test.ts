import { describe, expect, it } from 'vitest';
import { judgeUnits } from '../../core/statistics/judge-units.ts';
import { StayRows } from '../../core/statistics/stay-rows.ts';
import { generateBatch } from '../../generator/generate-batch.ts';
import { loadIndicators } from '../../platform/knowledge/load-indicators.ts';
import { auditGenerated } from './audit-generated.ts';
import { demoKnowledge } from './demo-knowledge.ts';

const hospital = 'H37130200901';
const options = {
  cases: 5000,
  seed: 5,
  violations: 0.05,
  hospital,
  deviantDoctors: 0.06,
  knowledge: demoKnowledge,
};

describe('doctors who deviate', () => {
  const { audited, truth } = auditGenerated(options);
  const dear = new Set(
    [...generateBatch(options)].flatMap(({ habit, doctor }) => (habit === 'dear' ? [doctor] : [])),
  );

  it('change nothing of what is planted in single cases, nor of what is found there', () => {
    const { deviantDoctors: _share, ...usual } = options;
    expect(truth).toEqual([...generateBatch(usual)].flatMap((stay) => stay.truth));
    const planted = new Set(truth.map(({ setl_id, rule_id }) => `${setl_id}/${rule_id}`));
    const extra = audited
      .flatMap(({ findings }) => findings)
      .filter(({ setl_id, rule_id }) => !planted.has(`${setl_id}/${rule_id}`));
    expect(extra.filter(({ rule_id }) => rule_id !== 'DS-COST-ANOMALY')).toEqual([]);
  });

  it('stand at the dear end of their colleagues, through lists, audit and sums', () => {
    const stays = new StayRows(hospital, 3);
    for (const { facts } of audited) stays.add(facts);
    const { findings } = judgeUnits('371300', stays.rows, loadIndicators(), ['doctor']);
    const judged = findings.filter(({ indicator }) => indicator === 'DS-COST-LEVEL');
    const ofDear = judged.filter(({ doctor }) => dear.has(doctor ?? ''));
    expect(ofDear.length).toBeGreaterThan(0);
    for (const { percentile } of ofDear) expect(percentile).toBeGreaterThan(70);
    const flagged = judged.filter((finding) => finding.flagged && finding.ratio > 1);
    expect(flagged.some(({ doctor }) => dear.has(doctor ?? ''))).toBe(true);
    expect(flagged.filter(({ doctor }) => !dear.has(doctor ?? '')).length).toBeLessThanOrEqual(1);
  });
});
