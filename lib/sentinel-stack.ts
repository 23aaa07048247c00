import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import { AlertTopic } from './alert-topic.ts';
import { type Analysed, AnalysisBucket } from './analysis-bucket.ts';
import { ClaimBuckets } from './claim-buckets.ts';
import { ClaimPipeline } from './claim-pipeline.ts';
import { ClaimsTable } from './claims-table.ts';
import { DataKey } from './data-key.ts';
import { DeploymentParameters } from './deployment-parameters.ts';
import { ExplainApi } from './explain-api.ts';
import { HttpApi } from './http-api.ts';
import { issuerIdentity } from './issuer-identity.ts';
import { KnowledgeApi } from './knowledge-api.ts';
import { KnowledgeBucket } from './knowledge-bucket.ts';
import { LiveAlerts } from './live-alerts.ts';
import { MissedTurns } from './missed-turns.ts';
import { MonthlyReports } from './monthly-reports.ts';
import { OrderChecks } from './order-checks.ts';
import { PersonKey } from './person-key.ts';
import { portalOf } from './portal.ts';
import { QueryApi } from './query-api.ts';
import { removalPolicyOf } from './removal-policy-of.ts';
import { ScheduledLamps } from './scheduled-lamps.ts';
import { ScheduledStatistics } from './scheduled-statistics.ts';
import { Sweeper } from './sweeper.ts';
import { Trail } from './trail.ts';
import { UserPool } from './user-pool.ts';

export interface SentinelStackProps {
  /** Of the firewall that CloudFront asks first. */
  readonly firewallArn?: string;
  readonly stage: Stage;
}

/** Everything a claim passes on its way, from the intake bucket to the outward alerts. */
export class SentinelStack extends Stack {
  readonly tableArn: string;

  /** What analysts ask, and the key to it, for a stack beside this one. */
  readonly analysed: Analysed;

  constructor(scope: Construct, id: string, { stage, firewallArn }: SentinelStackProps) {
    super(scope, id, {
      description: `DRG Sentinel, ${stage.name}: claims monitoring and compliance`,
      // The region alone: TableV2 needs it to name its key, and the account is whoever deploys.
      env: { region: stage.region },
    });
    acknowledgeFindings(this, {
      'HIPAA.Security-S3BucketReplicationEnabled':
        'Each object lies in three zones. A copy in another region is for the owner of the data to allow.',
    });
    const removalPolicy = removalPolicyOf(stage);

    const dataKey = new DataKey(this, 'DataKey', { removalPolicy });
    const buckets = new ClaimBuckets(this, 'Buckets', { dataKey, removalPolicy, stage });
    const knowledge = new KnowledgeBucket(this, 'Knowledge', { guarded: buckets.guarded('knowledge') });
    const analysis = new AnalysisBucket(this, 'Analysis', { guarded: buckets.guarded('analysis'), stage });
    const trail = new Trail(this, 'Trail', { dataKey, guarded: buckets.guarded('trail'), stage });
    const table = new ClaimsTable(this, 'Table', { dataKey, removalPolicy, stage });
    this.tableArn = table.tableArn;
    const personKey = new PersonKey(this, 'PersonKey', { dataKey, removalPolicy, stage });
    const live = new LiveAlerts(this, 'LiveAlerts', { dataKey, table, stage });
    const topic = new AlertTopic(this, 'AlertTopic', { dataKey, stage });
    const pipeline = new ClaimPipeline(this, 'Pipeline', {
      dataKey,
      buckets,
      knowledge,
      analysis,
      table,
      personKey,
      live: live.api,
      topic,
      stage,
    });

    const missed = new MissedTurns(this, 'MissedTurns', { dataKey });
    new Sweeper(this, 'Sweeper', { dataKey, buckets, table, pipeline, missed, stage });
    // By export and import: what came later, reading outputs by name, is not to be had in every region.
    this.analysed = {
      bucketName: this.exportValue(analysis.bucket.bucketName),
      bucketArn: this.exportValue(analysis.bucket.bucketArn),
      keyArn: this.exportValue(dataKey.key.keyArn),
    };

    const parameters = new DeploymentParameters(this);
    const http = new HttpApi(this, 'Http', { dataKey, stage });
    const provider =
      stage.identity === 'cognito'
        ? new UserPool(this, 'UserPool', { dataKey, removalPolicy, stage })
        : issuerIdentity(parameters);
    const portal = portalOf(this, {
      logged: (name) => buckets.logged(name),
      contacts: { identity: provider.origins, liveUrl: live.api.url, intake: buckets.intakeUrl },
      http,
      dataKey,
      stage,
      ...(firewallArn && { firewallArn }),
    });
    buckets.acceptFromBrowser([portal.origin, ...stage.api.browserOrigins]);
    const identity = provider.identityFor(portal.url);
    http.trust(identity);
    new QueryApi(this, 'Query', { trail, dataKey, buckets, table, http, live: live.api, identity, stage });
    new ExplainApi(this, 'Explain', { trail, dataKey, buckets, knowledge, table, http, stage });
    new OrderChecks(this, 'Orders', { dataKey, table, personKey, http, parameters, stage });
    new KnowledgeApi(this, 'KnowledgeApi', { trail, dataKey, buckets, knowledge, table, http, stage });
    new MonthlyReports(this, 'Reports', { dataKey, buckets, table, missed, stage });
    new ScheduledStatistics(this, 'Statistics', { dataKey, table, missed, stage });
    new ScheduledLamps(this, 'Lamps', { dataKey, table, notices: pipeline.notices, missed, stage });

    new CfnOutput(this, 'PortalUrl', { value: portal.url });
    new CfnOutput(this, 'IntakeBucket', { value: buckets.intakeName });
    new CfnOutput(this, 'WorkBucket', { value: buckets.workName });
    new CfnOutput(this, 'ReceiptsBucket', { value: buckets.receiptsName });
    new CfnOutput(this, 'KnowledgeBucket', { value: knowledge.bucketName });
    new CfnOutput(this, 'AnalysisBucket', { value: analysis.bucket.bucketName });
    new CfnOutput(this, 'TableName', { value: table.tableName });
  }
}
