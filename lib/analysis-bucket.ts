import { Duration } from 'aws-cdk-lib';
import { Bucket, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { folderOf } from '../core/analysis/analysis-table.ts';
import { findingTable } from '../core/analysis/finding-table.ts';
import { resultTable } from '../core/analysis/result-table.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import { abandonedParts, grantTellMissing } from './claim-buckets.ts';
import { grantObjects } from './grant-objects.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface AnalysisBucketProps {
  /** As the other buckets are guarded. */
  readonly guarded: BucketProps;
  readonly stage: Stage;
}

/** Where that lies which analysts ask, and the key to it, as other stacks know them. */
export interface Analysed {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly keyArn: string;
}

/** Under which answers lie. */
export const answersFolder = 'answers/';

/** The tables that analysts ask. */
export const analysisTables = [resultTable, findingTable] as const;

/**
 * Months of cases as Parquet, and answers to what was asked of them. No versions are kept: what was corrected or taken
 * back is to be gone.
 */
export class AnalysisBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { guarded, stage }: AnalysisBucketProps) {
    super(scope, id);
    const expiration = Duration.days(stage.analysis.answerDays);
    this.bucket = new Bucket(this, 'Bucket', {
      ...guarded,
      lifecycleRules: [abandonedParts, { prefix: answersFolder, expiration }],
    });
    acknowledgeFindings(this.bucket, {
      'HIPAA.Security-S3BucketVersioningEnabled':
        'Made of the table, which is backed up: a month is made anew. What was taken back is to be gone at once.',
    });
  }

  /** Writes months over those that it has seen: a write on condition asks for the right to read. */
  grantReplace(writer: HandlerFunction): void {
    writer.addEnvironment('ANALYSIS_BUCKET', this.bucket.bucketName);
    for (const table of analysisTables)
      grantObjects(writer.role, this.bucket, folderOf(table), ['GetObject', 'PutObject']);
    grantTellMissing(writer.role, this.bucket);
  }
}
