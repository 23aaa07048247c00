import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { synthesized } from '../lib/synthesized.ts';
import { expectCommand } from '../support/known-command.ts';

const text = readFileSync('docs/replay-and-restore.md', 'utf8');
const lines = text.split('\n').map((line) => line.trim());
const resources = () => Object.entries(synthesized('prod').resources);

describe('docs/replay-and-restore.md', () => {
  it.each(lines.filter((line) => line.startsWith('sentinel ')))('%s: is a command', (line) => {
    expectCommand(line);
  });

  it('counts on recovery of the table, and on a table that refuses to be deleted', () => {
    const [, table] = resources().find(([, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable') ?? [];
    const [replica] = table?.Properties.Replicas ?? [];
    expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(replica.DeletionProtectionEnabled).toBe(true);
    expect(table?.DeletionPolicy).toBe('Retain');
  });

  it('counts on versions in intake, receipts and knowledge, and says for how long', () => {
    const versionsOf = (name: RegExp) =>
      resources().find(([id, { Type }]) => Type === 'AWS::S3::Bucket' && name.test(id))?.[1].Properties;
    for (const name of [/Intake/, /Receipts/, /Knowledge/])
      expect(versionsOf(name).VersioningConfiguration, String(name)).toEqual({ Status: 'Enabled' });
    const rules: { NoncurrentVersionExpiration?: object }[] =
      versionsOf(/Knowledge/).LifecycleConfiguration.Rules;
    expect(rules.filter((rule) => rule.NoncurrentVersionExpiration)).toEqual([]);
    expect(text).toContain(`replaced ones for ${stageNamed('prod').replacedUploadDays} days in prod`);
  });

  it('names those functions that hold the person key', () => {
    const holders = resources().filter(
      ([, { Type, Properties }]) =>
        Type === 'AWS::Lambda::Function' && Properties.Environment?.Variables?.PERSON_KEY_SECRET,
    );
    const names = holders.map(([, { Properties }]) => String(Properties.Description).split(': ')[1]);
    expect(names.sort()).toEqual(['check-orders', 'enrol']);
    for (const name of names) expect(text).toContain(`"$(fn ${name})`);
    const [alias] = resources().filter(([, { Type }]) => Type === 'AWS::Lambda::Alias');
    expect(text).toContain(`"$(fn check-orders):${alias?.[1].Properties.Name}"`);
  });

  it('finds the person key as the one secret of the stack', () => {
    expect(resources().filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret')).toHaveLength(1);
  });
});
