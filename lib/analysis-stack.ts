import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { type AnalysisTable, folderOf, monthColumn } from '../core/analysis/analysis-table.ts';
import { type Analysed, analysisTables, answersFolder } from './analysis-bucket.ts';
import { AnalystPolicy } from './analyst-policy.ts';

export interface AnalysisStackProps {
  readonly analysed: Analysed;
  readonly stage: Stage;
}

const queriesDir = join(import.meta.dirname, 'analysis');

/**
 * What lets Athena ask for years of data: tables over the Parquet that the pipeline writes, a workgroup that bounds and
 * encrypts what is asked, and the queries of docs/analysis.md. Of its own, for it may come and go without the pipeline.
 */
export class AnalysisStack extends Stack {
  constructor(scope: Construct, id: string, { analysed, stage }: AnalysisStackProps) {
    super(scope, id, {
      description: `DRG Sentinel, ${stage.name}: years of results for Athena`,
      env: { region: stage.region },
    });
    const databaseName = `drg_sentinel_${stage.name}`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: {
        name: databaseName,
        description: 'DRG Sentinel: stays, bills and findings as they stand',
      },
    });
    for (const table of analysisTables) {
      new CfnTable(this, table.name, {
        catalogId: Aws.ACCOUNT_ID,
        databaseName,
        tableInput: tableInput(table, `s3://${analysed.bucketName}/${folderOf(table)}`, stage),
      }).addResourceDependency(database);
    }
    const workGroup = this.#workGroup(analysed, stage);
    for (const file of readdirSync(queriesDir).sort()) {
      new CfnNamedQuery(this, basename(file, '.sql'), {
        name: basename(file, '.sql'),
        database: databaseName,
        workGroup: workGroup.name,
        queryString: readFileSync(join(queriesDir, file), 'utf8'),
      }).addResourceDependency(workGroup);
    }
    const analyst = new AnalystPolicy(this, 'Analyst', {
      ...analysed,
      databaseName,
      workGroup: workGroup.name,
    });
    new CfnOutput(this, 'AnalysisDatabase', { value: databaseName });
    new CfnOutput(this, 'AnalysisWorkGroup', { value: workGroup.name });
    new CfnOutput(this, 'AnalystPolicyArn', { value: analyst.arn });
  }

  /** Whoever asks gets these settings, whatever his client says. */
  #workGroup({ bucketName, keyArn }: Analysed, stage: Stage): CfnWorkGroup {
    return new CfnWorkGroup(this, 'WorkGroup', {
      name: `drg-sentinel-${stage.name}`,
      description: 'DRG Sentinel: analysis over years',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: stage.analysis.mostScannedGb * 1024 ** 3,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${bucketName}/${answersFolder}`,
          expectedBucketOwner: Aws.ACCOUNT_ID,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: keyArn },
        },
      },
    });
  }
}

/** Months are reckoned from the name of the folder: no partition is ever registered. */
function tableInput(
  { name, zh, en, columns }: Pick<AnalysisTable<never>, 'name' | 'zh' | 'en' | 'columns'>,
  location: string,
  { analysis }: Stage,
): CfnTable.TableInputProperty {
  const format = 'org.apache.hadoop.hive.ql.io.parquet';
  const column = (one: typeof monthColumn | (typeof columns)[number]) => {
    return { name: one.name, type: one.type, comment: `${one.zh}; ${one.en}` };
  };
  return {
    name,
    description: `${zh}; ${en}`,
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [column(monthColumn)],
    parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.month.type': 'date',
      'projection.month.format': 'yyyy-MM',
      // In China the month begins eight hours before Athena's.
      'projection.month.range': `${analysis.firstMonth},NOW+1MONTHS`,
      'projection.month.interval': '1',
      'projection.month.interval.unit': 'MONTHS',
      'storage.location.template': `${location}month=\${month}/`,
    },
    storageDescriptor: {
      columns: columns.map(column),
      location,
      inputFormat: `${format}.MapredParquetInputFormat`,
      outputFormat: `${format}.MapredParquetOutputFormat`,
      serdeInfo: { serializationLibrary: `${format}.serde.ParquetHiveSerDe` },
    },
  };
}
