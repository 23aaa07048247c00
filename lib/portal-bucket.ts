import { type CfnElement, Duration, Stack, Token } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import type { DataKey } from './data-key.ts';
import { portalFiles } from './portal-files.ts';
import { sealedLog } from './sealed-log.ts';

export interface PortalBucketProps {
  /** Closed and logged; its files are no secret, and CloudFront reads them. */
  readonly logged: BucketProps;
  readonly dataKey: DataKey;
  readonly stage: Stage;
}

/** Named by what is in them: whoever has one never asks again, and pages that are open still find theirs. */
const HASHED = 'assets/*';

/** The portal's files, as the last deployment has put them. */
export class PortalBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { logged, dataKey, stage }: PortalBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...logged,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(stage.replacedUploadDays) }],
    });
    acknowledgeFindings(this.bucket, {
      'HIPAA.Security-S3DefaultEncryptionKMS':
        'Public files of the program: the key of claim data stays shut to who delivers them.',
    });
    const logGroup = sealedLog(this, 'Log', { dataKey, stage });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const common = {
      sources: [portalFiles()],
      destinationBucket: this.bucket as IBucket,
      role,
      logGroup,
    };
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      exclude: ['*'],
      include: [HASHED],
      prune: false,
      cacheControl: [CacheControl.fromString('public,max-age=31536000,immutable')],
    });
    const named = new BucketDeployment(this, 'Named', {
      ...common,
      exclude: [HASHED],
      cacheControl: [CacheControl.noCache()],
    });
    // A new page must find its files.
    named.node.addDependency(hashed);
    acknowledgeDeployment(role, this.bucket);
  }
}

// The construct id that aws-cdk-lib gives its singleton; it offers no other way to it.
const COPIER_ID = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C';
const why =
  'Belongs to aws-cdk-lib, runs only during a deployment, and copies an asset into this one bucket.';

function acknowledgeDeployment(role: Role, bucket: Bucket): void {
  const stack = Stack.of(bucket);
  const id = stack.resolve((bucket.node.defaultChild as CfnElement).logicalId);
  const actions = ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:DeleteObject*', 's3:Abort*'];
  const partition = Token.isUnresolved(stack.partition) ? '<AWS::Partition>' : stack.partition;
  const assets = `Resource::arn:${partition}:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${stack.region}/*`;
  const findings = [...actions.map((action) => `Action::${action}`), `Resource::<${id}.Arn>/*`, assets];
  acknowledgeFindings(
    role,
    Object.fromEntries(findings.map((finding) => [`AwsSolutions-IAM5[${finding}]`, why])),
  );
  acknowledgeFindings(role, { 'HIPAA.Security-IAMNoInlinePolicy': why });
  acknowledgeFindings(stack.node.findChild(COPIER_ID), {
    'AwsSolutions-L1': why,
    'HIPAA.Security-LambdaInsideVPC': why,
    'HIPAA.Security-LambdaDLQ': why,
    'HIPAA.Security-LambdaConcurrency': why,
  });
}
