import { type CfnElement, RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { portalFiles } from './portal-files.ts';

export interface PortalBucketProps {
  /** Closed and logged; its files are no secret, and CloudFront reads them. */
  readonly logged: BucketProps;
  readonly stage: Stage;
}

/** Named by what is in them: whoever has one never asks again, and pages that are open still find theirs. */
const HASHED = 'assets/*';

/** The portal's files, as the last deployment has put them. */
export class PortalBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { logged, stage }: PortalBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', logged);
    const logGroup = new LogGroup(this, 'Log', {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
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
  for (const finding of [...actions.map((action) => `Action::${action}`), `Resource::<${id}.Arn>/*`, assets])
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason: why });
  const copier = stack.node.findChild(COPIER_ID);
  Validations.of(copier).acknowledge({ id: 'AwsSolutions-L1', reason: why });
}
