import { Aws, Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Grant, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  EventType,
  HttpMethods,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import { acknowledgeNotificationsHandler } from './acknowledge-notifications-handler.ts';
import type { DataKey } from './data-key.ts';
import { grantObjects } from './grant-objects.ts';
import type { GuardedQueue } from './guarded-queue.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface ClaimBucketsProps {
  readonly dataKey: DataKey;
  readonly removalPolicy: RemovalPolicy;
  readonly stage: Stage;
}

const WORK_DAYS = 7;

/** Where claim files arrive, where they lie in pieces while being audited, and where the answers go. */
export class ClaimBuckets extends Construct {
  readonly intakeName: string;
  readonly workName: string;
  readonly receiptsName: string;
  /** Under which URL a browser drops claim files; links are signed for the bucket in the path. */
  readonly intakeUrl: string;
  readonly #intake: Bucket;
  readonly #work: Bucket;
  readonly #receipts: Bucket;
  readonly #accessLogs: Bucket;
  readonly #props: ClaimBucketsProps;

  constructor(scope: Construct, id: string, props: ClaimBucketsProps) {
    super(scope, id);
    const { removalPolicy, stage } = props;
    this.#props = props;
    this.#accessLogs = new Bucket(this, 'AccessLogs', {
      ...closedBucket(removalPolicy),
      // S3 delivers access logs only into buckets encrypted with its own keys.
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(stage.accessLogDays),
          noncurrentVersionExpiration: Duration.days(stage.replacedUploadDays),
        },
      ],
    });
    acknowledgeFindings(this.#accessLogs, {
      'HIPAA.Security-S3DefaultEncryptionKMS':
        'S3 delivers access logs only where its own keys encrypt them.',
    });
    this.#intake = new Bucket(this, 'Intake', {
      ...this.guarded('intake'),
      versioned: true,
      lifecycleRules: [
        abandonedParts,
        { noncurrentVersionExpiration: Duration.days(stage.replacedUploadDays) },
      ],
    });
    this.#work = new Bucket(this, 'Work', {
      ...this.guarded('work'),
      lifecycleRules: [abandonedParts, { prefix: 'work/', expiration: Duration.days(WORK_DAYS) }],
    });
    acknowledgeFindings(this.#work, {
      'HIPAA.Security-S3BucketVersioningEnabled':
        'Made of the intake, which is versioned, and written the same again: what is gone is made anew.',
    });
    this.#receipts = new Bucket(this, 'Receipts', {
      ...this.guarded('receipts'),
      versioned: true,
      lifecycleRules: [
        abandonedParts,
        { noncurrentVersionExpiration: Duration.days(stage.replacedUploadDays) },
      ],
    });
    this.intakeName = this.#intake.bucketName;
    this.intakeUrl = `https://s3.${stage.region}.${Aws.URL_SUFFIX}/${this.intakeName}/`;
    this.workName = this.#work.bucketName;
    this.receiptsName = this.#receipts.bucketName;
  }

  /** How a bucket of claim data is closed, encrypted and logged; its log stands under the name given. */
  guarded(name: string): BucketProps {
    return {
      ...this.logged(name),
      encryption: BucketEncryption.KMS,
      encryptionKey: this.#props.dataKey.key,
      // One data key per bucket and hour or so, instead of one call to KMS per object.
      bucketKeyEnabled: true,
    };
  }

  /** Closed and logged likewise, for what is no secret. */
  logged(name: string): BucketProps {
    return {
      ...closedBucket(this.#props.removalPolicy),
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: this.#accessLogs as IBucket,
      serverAccessLogsPrefix: `${name}/`,
    };
  }

  /** Every object, wherever it was put: a key outside `incoming/` is to be refused with a receipt too. */
  announceUploads(queue: GuardedQueue): void {
    this.#intake.addEventNotification(EventType.OBJECT_CREATED, queue.asUploadDestination());
    acknowledgeNotificationsHandler(this.#intake);
  }

  /** Pages of these origins may put the parts of a file, by a link signed for each, and read the ETags they got. */
  acceptFromBrowser(origins: readonly string[]): void {
    this.#intake.addCorsRule({
      allowedMethods: [HttpMethods.PUT],
      allowedOrigins: [...origins],
      allowedHeaders: ['Content-Type', 'x-amz-*'],
      exposedHeaders: ['ETag'],
      maxAge: Duration.hours(1).toSeconds(),
    });
  }

  grantReadIntake(reader: HandlerFunction): void {
    reader.addEnvironment('INTAKE_BUCKET', this.intakeName);
    grantObjects(reader.role, this.#intake, 'incoming/', ['GetObject', 'GetObjectVersion']);
    grantTellMissing(reader.role, this.#intake);
  }

  /** Sees which uploads there are; reads none. */
  grantListIntake(reader: HandlerFunction): void {
    reader.addEnvironment('INTAKE_BUCKET', this.intakeName);
    this.#grantList(reader, this.#intake, 'incoming/');
  }

  /** Sees which intermediate objects there are; reads none. */
  grantListWork(reader: HandlerFunction): void {
    reader.addEnvironment('WORK_BUCKET', this.workName);
    this.#grantList(reader, this.#work, 'work/');
  }

  /** Signs links by which browsers put files, whole or in parts; reads none. */
  grantTakeUploads(desk: HandlerFunction): void {
    desk.addEnvironment('INTAKE_BUCKET', this.intakeName);
    grantObjects(desk.role, this.#intake, 'incoming/', [
      'PutObject',
      'ListMultipartUploadParts',
      'AbortMultipartUpload',
    ]);
  }

  grantReadWork(reader: HandlerFunction): void {
    this.#grantWork(reader, ['GetObject']);
    grantTellMissing(reader.role, this.#work);
  }

  grantWriteWork(writer: HandlerFunction): void {
    this.#grantWork(writer, ['PutObject', 'AbortMultipartUpload']);
  }

  grantDeleteWork(deleter: HandlerFunction): void {
    this.#grantWork(deleter, ['DeleteObject']);
  }

  grantWriteReceipts(writer: HandlerFunction): void {
    writer.addEnvironment('RECEIPTS_BUCKET', this.receiptsName);
    grantObjects(writer.role, this.#receipts, 'receipts/', ['PutObject', 'AbortMultipartUpload']);
  }

  grantWriteLists(writer: HandlerFunction): void {
    writer.addEnvironment('RECEIPTS_BUCKET', this.receiptsName);
    grantObjects(writer.role, this.#receipts, 'lists/', ['PutObject']);
  }

  /** Finds and reads the lists of audited cases, in which no person stands. */
  grantReadLists(reader: HandlerFunction): void {
    reader.addEnvironment('RECEIPTS_BUCKET', this.receiptsName);
    this.#grantSeeReceipts(reader, 'lists/');
  }

  /** Lists and reads them; a link that it signs is good for no more. */
  grantReadReports(reader: HandlerFunction): void {
    reader.addEnvironment('RECEIPTS_BUCKET', this.receiptsName);
    this.#grantSeeReceipts(reader, 'reports/');
  }

  grantReadReceipts(reader: HandlerFunction): void {
    reader.addEnvironment('RECEIPTS_BUCKET', this.receiptsName);
    grantObjects(reader.role, this.#receipts, 'receipts/', ['GetObject']);
  }

  grantWriteReports(writer: HandlerFunction): void {
    writer.addEnvironment('RECEIPTS_BUCKET', this.receiptsName);
    grantObjects(writer.role, this.#receipts, 'reports/', ['PutObject']);
  }

  /** Reads and lists what is under one prefix, and learns nothing of the others. */
  #grantSeeReceipts(reader: HandlerFunction, prefix: string): void {
    grantObjects(reader.role, this.#receipts, prefix, ['GetObject']);
    this.#grantList(reader, this.#receipts, prefix);
  }

  #grantList({ role }: HandlerFunction, bucket: Bucket, prefix: string): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
      }),
    );
  }

  #grantWork(handler: HandlerFunction, operations: readonly string[]): void {
    handler.addEnvironment('WORK_BUCKET', this.workName);
    grantObjects(handler.role, this.#work, 'work/', operations);
  }
}

export const abandonedParts = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

function closedBucket(removalPolicy: RemovalPolicy): BucketProps {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy,
  };
}

// Without the right to list, S3 answers a missing key with 403, and a handler can't tell "gone" from "forbidden".
export function grantTellMissing(reader: Role, bucket: Bucket): void {
  Grant.addToPrincipal({ grantee: reader, actions: ['s3:ListBucket'], resourceArns: [bucket.bucketArn] });
}
