import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction } from './handler-function.ts';
import type { HttpApi } from './http-api.ts';
import type { KnowledgeBucket } from './knowledge-bucket.ts';
import type { Trail } from './trail.ts';

export interface ExplainApiProps {
  readonly trail: Trail;
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly knowledge: KnowledgeBucket;
  readonly table: ClaimsTable;
  readonly http: HttpApi;
  readonly stage: Stage;
}

/** What tells why a case went where it went: apart from other questions, for it needs all schemes and tariffs. */
export class ExplainApi extends Construct {
  constructor(scope: Construct, id: string, props: ExplainApiProps) {
    super(scope, id);
    const { dataKey, buckets, knowledge, table, http, stage } = props;
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'explain',
      memoryMb: 1769,
      timeoutSeconds: 25,
      carriesKnowledge: true,
      dataKey,
      stage,
    });
    table.grant(handler, ['GetItem', 'BatchGetItem']);
    buckets.grantReadLists(handler);
    knowledge.grantRead(handler);
    props.trail.grantKeep(handler);
    http.route(HttpMethod.GET, '/api/v1/cases/{setl_id}/grouping', handler, {
      guarded: true,
      costly: true,
    });
  }
}
