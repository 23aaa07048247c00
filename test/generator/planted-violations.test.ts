import { describe, expect, it } from 'vitest';
import { speaksOnBills } from '../../core/rules/moments.ts';
import { isMark } from '../../core/rules/rule-declarations.ts';
import type { Truth } from '../../generator/generate-batch.ts';
import { installedRules } from '../support/installed-rules.ts';
import { auditGenerated } from './audit-generated.ts';
import { demoKnowledge } from './demo-knowledge.ts';

const statisticalRule = 'DS-COST-ANOMALY';
const batch = auditGenerated({ cases: 5000, seed: 20260922, violations: 0.2, knowledge: demoKnowledge });
const findings = new Map(
  batch.audited.flatMap(({ findings }) => findings.map((finding) => [keyOf(finding), finding] as const)),
);
const violations = batch.truth.filter(({ kind }) => kind === 'violation');
const nearMisses = batch.truth.filter(({ kind }) => kind === 'near-miss');

describe('5,000 generated stays, audited', () => {
  it('holds planted violations and near misses of every rule that can run as installed', () => {
    const runnable = installedRules().declarations.filter(
      (rule) => !rule.awaits && !isMark(rule) && speaksOnBills(rule),
    );
    expect(rulesOf(violations)).toEqual(runnable.map(({ id }) => id).toSorted());
    expect(rulesOf(nearMisses)).toEqual(rulesOf(violations));
  });

  it('has every planted violation found', () => {
    expect(violations.filter((planted) => !findings.has(keyOf(planted)))).toEqual([]);
  });

  it('has no finding that was not planted, but for the statistical rule', () => {
    const planted = new Set(violations.map(keyOf));
    const extra = [...findings.values()].filter((finding) => !planted.has(keyOf(finding)));
    expect(extra.filter(({ rule_id }) => rule_id !== statisticalRule)).toEqual([]);
    expect(extra.length).toBeLessThanOrEqual(10);
  });

  it('has the planted lines in the evidence of each finding', () => {
    const missed = violations.filter((planted) => {
      const refs = new Set(findings.get(keyOf(planted))?.evidence.map(({ ref }) => ref));
      return planted.lines.some((serial) => !refs.has(serial));
    });
    expect(missed).toEqual([]);
  });

  it('has all its stays grouped, and the groups that the archetypes name', () => {
    const stays = batch.audited.filter(({ result }) => result.status !== 'outpatient');
    expect(stays.filter(({ result }) => result.status !== 'grouped')).toEqual([]);
    const named = new Set(
      demoKnowledge.book.archetypes.flatMap(({ outcomes }) => outcomes.map(({ drg }) => drg)),
    );
    expect(stays.filter(({ result }) => !named.has(result.drg))).toEqual([]);
  });

  it('has enough cases for a cost baseline in many groups', () => {
    const cases = Map.groupBy(batch.audited, ({ result }) => result.drg);
    expect([...cases.values()].filter((group) => group.length >= 30).length).toBeGreaterThan(30);
  });
});

describe.each([1, 2, 3])('1,500 stays of seed %i', (seed) => {
  it('are found guilty of what was planted and of nothing else', () => {
    const { audited, truth } = auditGenerated({
      cases: 1500,
      seed,
      violations: 0.3,
      knowledge: demoKnowledge,
    });
    const found = audited.flatMap(({ findings }) => findings.filter(isCertain).map(keyOf));
    const planted = truth.filter((entry) => entry.kind === 'violation' && isCertain(entry)).map(keyOf);
    expect([...new Set(found)].toSorted()).toEqual(planted.toSorted());
  });
});

describe('stays without plantings', () => {
  it('give no cause for any finding but a statistical one', () => {
    const { audited, truth } = auditGenerated({
      cases: 2000,
      seed: 8,
      violations: 0,
      knowledge: demoKnowledge,
    });
    expect(truth).toEqual([]);
    expect(audited.flatMap(({ findings }) => findings.filter(isCertain))).toEqual([]);
  });
});

function keyOf({ setl_id, rule_id }: { readonly setl_id: string; readonly rule_id: string }): string {
  return `${setl_id} ${rule_id}`;
}

function rulesOf(truth: readonly Truth[]): readonly string[] {
  return [...new Set(truth.map(({ rule_id }) => rule_id))].toSorted();
}

function isCertain({ rule_id }: { readonly rule_id: string }): boolean {
  return rule_id !== statisticalRule;
}

describe('3,000 stays with bills of a few lines', () => {
  const { truth, audited } = auditGenerated({
    cases: 3000,
    seed: 5,
    violations: 0.2,
    lines: 'few',
    knowledge: demoKnowledge,
  });
  const found = new Set(audited.flatMap((one) => one.findings.map(keyOf)));
  const planted = truth.filter(({ kind }) => kind === 'violation');

  it('have as good as every planted violation found, and as good as nothing else', () => {
    const missed = planted.filter((one) => !found.has(keyOf(one)));
    expect(missed.length).toBeLessThanOrEqual(planted.length / 100);
    const known = new Set(planted.map(keyOf));
    expect([...found].filter((key) => !known.has(key)).length).toBeLessThanOrEqual(planted.length / 100);
  });
});
