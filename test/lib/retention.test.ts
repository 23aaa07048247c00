import { describe, expect, it } from 'vitest';
import { tablesUnder } from '../support/document-tables.ts';
import { onlyOf, resourcesOf, synthesized, synthesizedStacks } from './synthesized.ts';

const [told = []] = tablesUnder('privacy.md', 'How long it is kept');

/** Days by what is kept; `null` where nothing but people removes it. */
function keptIn(stage: 'dev' | 'prod'): Readonly<Record<string, string>> {
  const template = synthesized(stage);
  const bucket = (name: string) =>
    resourcesOf('AWS::S3::Bucket', template).find(([id]) => id.startsWith(name))?.[1].Properties;
  const rulesOf = (name: string) => bucket(name)?.LifecycleConfiguration.Rules as readonly Rule[];
  const expiry = (name: string) => rulesOf(name).flatMap(({ ExpirationInDays }) => ExpirationInDays ?? []);
  const noncurrent = (name: string) =>
    rulesOf(name).flatMap(
      ({ NoncurrentVersionExpiration }) => NoncurrentVersionExpiration?.NoncurrentDays ?? [],
    );
  const locked = bucket('TrailBucket')?.ObjectLockConfiguration?.Rule.DefaultRetention.Days;
  const logDays = resourcesOf('AWS::Logs::LogGroup', template).map(
    ([, { Properties }]) => Properties.RetentionInDays,
  );
  const warningDays = resourcesOf('AWS::Lambda::Function', template).flatMap(
    ([, { Properties }]) => Properties.Environment?.Variables.WARNING_DAYS ?? [],
  );
  const parked = resourcesOf('AWS::SQS::Queue', template)
    .filter(([id]) => id.includes('Parked'))
    .map(([, { Properties }]) => Properties.MessageRetentionPeriod / 86_400);
  const [table] = resourcesOf('AWS::DynamoDB::GlobalTable', template).map(([, { Properties }]) => Properties);
  const recovery = table.Replicas[0].PointInTimeRecoverySpecification;
  expect(table.TimeToLiveSpecification).toMatchObject({ AttributeName: 'expires_at', Enabled: true });
  expect(recovery.PointInTimeRecoveryEnabled).toBe(true);
  return {
    uploads: days(expiry('BucketsIntake')),
    'replaced or removed versions of uploads': days(noncurrent('BucketsIntake')),
    'pieces of uploads in the work area': days(expiry('BucketsWork')),
    'receipts, kept lists, reports': days(expiry('BucketsReceipts')),
    'shown warnings': days(warningDays.map(Number)),
    trail: locked === undefined ? days(expiry('TrailBucket')) : `locked for ${locked} days`,
    'access logs of buckets': days(expiry('BucketsAccessLogs')),
    'logs of functions': days(logDays),
    'parked messages': days(parked),
    'the table as it was at any second': days([recovery.RecoveryPeriodInDays ?? 35]),
    'copies of the table in a vault, one a month': copiesKept(stage),
  };
}

function copiesKept(stage: 'dev' | 'prod'): string {
  const copying = synthesizedStacks(stage).get(`DrgSentinel-${stage}-Backup`);
  if (!copying) return 'none';
  const [rule] = onlyOf('AWS::Backup::BackupPlan', copying).BackupPlan.BackupPlanRule;
  expect(rule.ScheduleExpression).toMatch(/^cron\(\d+ \d+ \d+ \* \? \*\)$/);
  return days([rule.Lifecycle.DeleteAfterDays]);
}

interface Rule {
  readonly ExpirationInDays?: number;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
}

function days(found: readonly number[]): string {
  const [one, ...others] = new Set(found);
  expect(others).toEqual([]);
  return one === undefined ? 'until removed' : `${one} days`;
}

describe('docs/privacy.md', () => {
  it.each(['dev', 'prod'] as const)(
    'says how long everything is kept in %s, as the template has it',
    (stage) => {
      const rows = told.map((row) => [row['what'] ?? '', row[stage] ?? ''] as const);
      // Items of the table without a time to live: nothing in a template removes them.
      const byPeople = 'cases, findings, decisions, sheets';
      expect(Object.fromEntries(rows)).toEqual({ ...keptIn(stage), [byPeople]: 'until removed' });
    },
  );
});
