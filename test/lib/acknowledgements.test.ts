import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, type NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../lib/build-app.ts';
import { tablesUnder } from '../support/document-tables.ts';
import { allStages, withoutBundling } from './synthesized.ts';

const apps = allStages.map((stage) => buildApp({ ...withoutBundling, stage }));

interface Acknowledged {
  readonly rule: string;
  readonly reason: string;
}

function acknowledgedAt(construct: IConstruct): Acknowledged[] {
  return construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => ({ rule: id.replace(/^annotation::/i, ''), reason }));
}

/** What the packs find in the app when nothing is acknowledged: the rule, and where. */
function findingsIn(app: App): { rule: string; at: IConstruct }[] {
  const packs: NagPack[] = [new AwsSolutionsChecks(app), new HIPAASecurityChecks(app)];
  return packs.flatMap((pack) => {
    Object.assign(pack, { isAcknowledged: () => false });
    return pack.validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({
        rule: ruleName,
        at: constructAt(app, constructPath),
      })),
    );
  });
}

function constructAt(app: App, path: string): IConstruct {
  return path.split('/').reduce<IConstruct>((at, id) => at.node.findChild(id), app);
}

describe('what is acknowledged of cdk-nag', () => {
  const acknowledged = apps.flatMap((app) => app.node.findAll().flatMap(acknowledgedAt));

  it('has a reason that says something', () => {
    expect(acknowledged.length).toBeGreaterThan(20);
    for (const { rule, reason } of acknowledged) expect(reason.split(' ').length, rule).toBeGreaterThan(7);
  });

  it('is told in docs/security.md, rule by rule', () => {
    const [rows = []] = tablesUnder('security.md', 'Findings that stay');
    const told = rows.flatMap((row) => (row['rule'] ?? '').split(', '));
    const rules = new Set(acknowledged.map(({ rule }) => rule.replace(/\[.*/, '')));
    expect(told.toSorted()).toEqual([...rules].toSorted());
  });

  it('is found: no reason outlives what it was written for', () => {
    const used = apps.flatMap(findingsIn).flatMap(({ rule, at }) =>
      at.node.scopes
        .flatMap(acknowledgedAt)
        .filter((one) => one.rule === rule)
        .map(({ reason }) => `${rule}: ${reason}`),
    );
    const known = new Set(used);
    const unused = acknowledged
      .map(({ rule, reason }) => `${rule}: ${reason}`)
      .filter((one) => !known.has(one));
    expect([...new Set(unused)]).toEqual([]);
  });
});
