import { Grant } from 'aws-cdk-lib/aws-iam';
import { Bucket, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { abandonedParts, grantTellMissing } from './claim-buckets.ts';
import { grantObjects } from './grant-objects.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface KnowledgeBucketProps {
  /** As the other buckets are guarded. */
  readonly guarded: BucketProps;
}

/**
 * What was installed and decided after the deployment: schemes, documents of rules,
 * activations, dry runs. The pipeline only
 * reads it; who may write is whoever may use the command line with rights of their own, and a region's office.
 */
export class KnowledgeBucket extends Construct {
  readonly bucketName: string;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, { guarded }: KnowledgeBucketProps) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      ...guarded,
      versioned: true,
      lifecycleRules: [abandonedParts],
    });
    this.bucketName = this.#bucket.bucketName;
  }

  /** The activations as they stand, and whether there are any. */
  grantSeeActivations(reader: HandlerFunction): void {
    this.#tellName(reader);
    Grant.addToPrincipal({
      grantee: reader.role,
      actions: ['s3:GetObject'],
      resourceArns: [this.#bucket.arnForObjects('activations.json')],
    });
    grantTellMissing(reader.role, this.#bucket);
  }

  /** Activations by name, and the schemes and documents they name. */
  grantRead(reader: HandlerFunction): void {
    this.#tellName(reader);
    for (const prefix of ['activations/', 'region-rules/', 'schemes/'])
      grantObjects(reader.role, this.#bucket, prefix, ['GetObject']);
  }

  /** What an office decides in the portal rests on and leaves behind; of dry runs it leaves the asking alone. */
  grantDecide(decider: HandlerFunction): void {
    this.grantSeeActivations(decider);
    this.grantRead(decider);
    for (const prefix of ['rules-dry-runs/', 'dry-runs/', 'rules-dry-run-requests/', 'dry-run-requests/'])
      grantObjects(decider.role, this.#bucket, prefix, ['GetObject']);
    for (const prefix of ['activations/', 'region-rules/', 'rules-dry-run-requests/', 'dry-run-requests/'])
      grantObjects(decider.role, this.#bucket, prefix, ['PutObject']);
    Grant.addToPrincipal({
      grantee: decider.role,
      actions: ['s3:PutObject'],
      resourceArns: [this.#bucket.arnForObjects('activations.json')],
    });
  }

  /** What holds and what is to be tried, and what came of it. */
  grantTry(trier: HandlerFunction): void {
    this.grantSeeActivations(trier);
    this.grantRead(trier);
    for (const prefix of ['rules-dry-runs/', 'dry-runs/', 'rules-dry-run-requests/', 'dry-run-requests/'])
      grantObjects(trier.role, this.#bucket, prefix, ['PutObject']);
  }

  #tellName(reader: HandlerFunction): void {
    reader.addEnvironment('KNOWLEDGE_BUCKET', this.bucketName);
  }
}
