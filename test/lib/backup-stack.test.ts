import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { allStages, onlyOf, resourcesOf, synthesizedBeside, synthesizedStacks } from './synthesized.ts';

const backup = synthesizedBeside('Backup', 'prod');
const only = (type: string) => onlyOf(type, backup);

describe('copies of the table', () => {
  it('are made where the stage says so', () => {
    for (const name of allStages) {
      const isCopied = synthesizedStacks(name).has(`DrgSentinel-${name}-Backup`);
      expect(isCopied, name).toBe(stageNamed(name).backup !== null);
    }
    expect(stageNamed('prod').backup).not.toBeNull();
  });

  it('are of the one table, at the times of the stage, and kept for as long as it says', () => {
    const [rule] = only('AWS::Backup::BackupPlan').BackupPlan.BackupPlanRule;
    const { schedule, keptDays } = stageNamed('prod').backup ?? {};
    expect([rule.ScheduleExpression, rule.Lifecycle.DeleteAfterDays]).toEqual([schedule, keptDays]);
    const { Resources: copied } = only('AWS::Backup::BackupSelection').BackupSelection;
    expect(copied).toEqual([
      { 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'DrgSentinel-prod' }) },
    ]);
    const { OutputName } = copied[0]['Fn::GetStackOutput'];
    const working = synthesizedStacks('prod').get('DrgSentinel-prod');
    expect(working?.template.findOutputs('*')[OutputName]?.['Value']).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^Table/), 'Arn'],
    });
  });

  it('outlive the stack, and no copy goes before point-in-time recovery would', () => {
    for (const type of ['AWS::Backup::BackupVault', 'AWS::KMS::Key'])
      expect(resourcesOf(type, backup)[0]?.[1].DeletionPolicy).toBe('Retain');
    expect(only('AWS::Backup::BackupVault').LockConfiguration).toEqual({ MinRetentionDays: 35 });
  });
});
