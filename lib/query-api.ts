import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction } from './handler-function.ts';
import type { HttpApi } from './http-api.ts';
import type { Identity } from './identity.ts';
import type { LiveApi } from './live-api.ts';
import type { Trail } from './trail.ts';

export interface QueryApiProps {
  readonly trail: Trail;
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly table: ClaimsTable;
  readonly http: HttpApi;
  readonly live: LiveApi;
  readonly identity: Identity;
  readonly stage: Stage;
}

/** What people and their programs read, and what they do about it. */
export class QueryApi extends Construct {
  constructor(scope: Construct, id: string, props: QueryApiProps) {
    super(scope, id);
    const { dataKey, buckets, table, http, live, identity, stage } = props;
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'query',
      memoryMb: 1769,
      timeoutSeconds: 15,
      carriesKnowledge: 'for-queries',
      dataKey,
      stage,
    });
    table.grant(handler, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
    table.grantQueryIndexes(handler, ['gsi1', 'gsi2', 'gsi3']);
    buckets.grantReadReports(handler);
    buckets.grantReadLists(handler);
    buckets.grantReadReceipts(handler);
    buckets.grantTakeUploads(handler);
    props.trail.grantKeep(handler);
    live.tellUrl(handler);
    handler.addEnvironment('ISSUER', identity.issuer);
    handler.addEnvironment('CLIENT_ID', identity.audience);
    http.route(HttpMethod.GET, '/openapi.json', handler, { guarded: false });
    http.route(HttpMethod.GET, '/api/v1/sign-in', handler, { guarded: false });
    for (const method of [HttpMethod.GET, HttpMethod.POST])
      http.route(method, '/api/v1/{route+}', handler, { guarded: true });
  }
}
