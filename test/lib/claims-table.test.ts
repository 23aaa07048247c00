import { describe, it } from 'vitest';
import { synthesized } from './synthesized.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

describe('ClaimsTable', () => {
  it('is keyed by pk and sk, and likewise in its indexes, which hold whole items', () => {
    synthesized().template.hasResourceProperties(TABLE, {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: ['gsi1', 'gsi2', 'gsi3'].map((index) => ({
        IndexName: index,
        KeySchema: [
          { AttributeName: `${index}pk`, KeyType: 'HASH' },
          { AttributeName: `${index}sk`, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    });
  });

  it('is paid by request', () => {
    synthesized().template.hasResourceProperties(TABLE, { BillingMode: 'PAY_PER_REQUEST' });
  });

  it('can be restored to any second of the last weeks', () => {
    synthesized().template.hasResourceProperties(TABLE, {
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  it('is encrypted with our key', () => {
    const { template } = synthesized();
    const [keyId] = Object.keys(template.findResources('AWS::KMS::Key'));
    template.hasResourceProperties(TABLE, {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] } } }],
    });
  });

  it('lets items expire by expires_at', () => {
    synthesized().template.hasResourceProperties(TABLE, {
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
    });
  });

  it.each([
    { stage: 'prod' as const, protectedFromDeletion: true },
    { stage: 'dev' as const, protectedFromDeletion: false },
  ])('is protected from deletion in $stage: $protectedFromDeletion', ({ stage, protectedFromDeletion }) => {
    synthesized(stage).template.hasResourceProperties(TABLE, {
      Replicas: [{ DeletionProtectionEnabled: protectedFromDeletion }],
    });
  });
});
