import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import type { DeploymentParameters } from './deployment-parameters.ts';
import { HandlerFunction } from './handler-function.ts';
import type { HttpApi } from './http-api.ts';
import type { PersonKey } from './person-key.ts';

export interface OrderChecksProps {
  readonly http: HttpApi;
  readonly dataKey: DataKey;
  readonly parameters: DeploymentParameters;
  readonly personKey: PersonKey;
  readonly stage: Stage;
  readonly table: ClaimsTable;
}

const { GET, POST } = HttpMethod;

/** What answers while an order is written, by the national interfaces and by CDS Hooks. */
export class OrderChecks extends Construct {
  constructor(scope: Construct, id: string, props: OrderChecksProps) {
    super(scope, id);
    const { http, dataKey, parameters, personKey, stage, table } = props;
    const { keptWarm, mostAtOnce, ...limits } = stage.orderChecks;
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'check-orders',
      // One whole vCPU: what a check takes is computing.
      memoryMb: 1769,
      timeoutSeconds: 5,
      carriesKnowledge: 'for-orders',
      readiness: { keptWarm, mostAtOnce, revision: keptWarm > 0 ? parameters.revision : '' },
      dataKey,
      stage,
    });
    handler.addEnvironment('ANSWER_WITHIN_MS', String(limits.answerWithinMs));
    handler.addEnvironment('READ_WITHIN_MS', String(limits.readWithinMs));
    handler.addEnvironment('WARNING_DAYS', String(limits.warningDays));
    handler.addEnvironment('CDS_CLIENTS', parameters.cdsClients);
    table.grant(handler, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
    personKey.revealTo(handler);

    for (const infno of ['3101', '3102', '3103'])
      http.route(POST, `/nhsa/${infno}`, handler, { guarded: true });
    // CDS clients sign tokens of their own, which the gateway does not know; what they discover is public.
    http.route(GET, '/cds-services', handler, { guarded: false });
    http.route(POST, '/cds-services/{id}', handler, { guarded: false });
    http.route(POST, '/cds-services/{id}/feedback', handler, { guarded: false });
  }
}
