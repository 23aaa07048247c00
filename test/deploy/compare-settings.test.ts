import { describe, expect, it } from 'vitest';
import { compareSettings } from './compare-settings.ts';
import type { Deployed } from './resolve-template.ts';

const queue = (settings: Deployed['settings'], arn = 'arn:q'): Deployed => ({
  type: 'AWS::SQS::Queue',
  id: 'http://q',
  arn,
  settings,
});
const parked = queue({ MessageRetentionPeriod: '1209600' }, 'arn:parked');
const template = {
  Resources: {
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 90,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Parked', 'Arn'] }, maxReceiveCount: 5 },
      },
    },
    Parked: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1209600 } },
    Rights: { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction' } },
  },
};
const compare = (settings: Deployed['settings']) =>
  compareSettings(template, { resources: { Work: queue(settings), Parked: parked }, parameters: {} });
const RedrivePolicy = { deadLetterTargetArn: 'arn:parked', maxReceiveCount: '5' };

describe('settings read back', () => {
  it('are equal whether a service tells them as numbers or as texts', () => {
    expect(compare({ VisibilityTimeout: '90', RedrivePolicy })).toMatchObject({
      kept: 4,
      putIn: 0,
      differences: [],
    });
  });

  it('are equal where a service tells a document as text', () => {
    const settings = { VisibilityTimeout: 90, RedrivePolicy: JSON.stringify(RedrivePolicy) };
    expect(compare(settings).differences).toEqual([]);
  });

  it.each([
    ['dropped', { VisibilityTimeout: '90' }, ['deadLetterTargetArn', 'maxReceiveCount']],
    ['left at its default', { VisibilityTimeout: '30', RedrivePolicy }, ['VisibilityTimeout']],
    [
      'led elsewhere',
      { VisibilityTimeout: 90, RedrivePolicy: { ...RedrivePolicy, deadLetterTargetArn: 'arn:q' } },
      ['deadLetterTargetArn'],
    ],
  ])('differ where one was %s', (_case, settings, differing) => {
    const { differences } = compare(settings);
    expect(differences).toHaveLength(differing.length);
    for (const [at, name] of differing.entries()) expect(differences[at]).toContain(`.${name}: `);
  });

  it('differ where a resource cannot be read, or was not deployed', () => {
    expect(compare({ unreadable: 'AccessDenied' }).differences).toEqual(['Work: AccessDenied']);
    const none = compareSettings(template, { resources: {}, parameters: {} });
    expect(none.differences).toEqual(['Work: not deployed', 'Parked: not deployed']);
  });

  it('are counted apart where the emulator drops them and start.py puts them in', () => {
    const Replicas = [{ DeletionProtectionEnabled: true, SSESpecification: { KMSMasterKeyId: 'k' } }];
    const TimeToLiveSpecification = { AttributeName: 'expires_at', Enabled: true };
    const Properties = { BillingMode: 'PAY_PER_REQUEST', Replicas, TimeToLiveSpecification };
    const table = { Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties } } };
    const found = compareSettings(table, { resources: { Table: queue(Properties) }, parameters: {} });
    expect(found).toMatchObject({ kept: 2, putIn: 3, differences: [] });
  });

  it('must be there where only the deployment knows them, with no reference left in them', () => {
    const secret = {
      Resources: {
        Asks: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { KEY: '{{resolve:secretsmanager:x}}' } } },
        },
      },
    };
    const told = (KEY: string | undefined) => {
      const settings = { Environment: { Variables: { KEY } } };
      return compareSettings(secret, { resources: { Asks: queue(settings) }, parameters: {} });
    };
    expect(told('s3cret')).toMatchObject({ unknown: 1, differences: [] });
    expect(told('{{resolve:secretsmanager:x}}').differences).toHaveLength(1);
    expect(told(undefined).differences).toHaveLength(1);
  });
});
