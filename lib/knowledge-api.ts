import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction } from './handler-function.ts';
import type { HttpApi } from './http-api.ts';
import type { KnowledgeBucket } from './knowledge-bucket.ts';
import { PipelineStep } from './pipeline-step.ts';
import type { Trail } from './trail.ts';

export interface KnowledgeApiProps {
  readonly trail: Trail;
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly knowledge: KnowledgeBucket;
  readonly table: ClaimsTable;
  readonly http: HttpApi;
  readonly stage: Stage;
}

/**
 * Schemes, tariffs and rules for people, and what a region's office decides about them. It carries the whole
 * knowledge, so it is a handler of its own; dry runs take longer than a gateway waits, so they have a queue.
 */
export class KnowledgeApi extends Construct {
  constructor(scope: Construct, id: string, props: KnowledgeApiProps) {
    super(scope, id);
    const { dataKey, knowledge, table, http, stage } = props;
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'knowledge',
      memoryMb: 1769,
      timeoutSeconds: 29,
      carriesKnowledge: true,
      dataKey,
      stage,
    });
    table.grant(handler, ['GetItem', 'Query']);
    table.grantQueryIndexes(handler, ['gsi1']);
    knowledge.grantDecide(handler);
    props.trail.grantKeep(handler);
    this.#tryOut(props).queue.grantSend(handler);
    for (const method of [HttpMethod.GET, HttpMethod.POST])
      http.route(method, '/api/v1/knowledge/{route+}', handler, { guarded: true, costly: true });
  }

  #tryOut({ dataKey, buckets, knowledge, table, stage }: KnowledgeApiProps): PipelineStep {
    const step = new PipelineStep(this, 'DryRun', {
      name: 'dry-run',
      queue: 'DRY_RUN',
      memoryMb: 1769,
      timeoutSeconds: 600,
      batchSize: 1,
      carriesKnowledge: true,
      dataKey,
      stage,
    });
    table.grant(step.handler, ['GetItem', 'BatchGetItem', 'Query']);
    table.grantQueryIndexes(step.handler, ['gsi1']);
    buckets.grantReadLists(step.handler);
    knowledge.grantTry(step.handler);
    return step;
  }
}
