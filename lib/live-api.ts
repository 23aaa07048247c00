import { Aws, type CfnElement, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface LiveApiProps {
  /** Is asked whether a connection may be made, and told when one has ended. */
  readonly doorkeeper: HandlerFunction;
  readonly stage: Stage;
}

// A WebSocket API has no `$default` stage; this is the path of its URL.
const STAGE = 'live';

/** The way by which what happens reaches open screens: connections by WebSocket, and the right to push. */
export class LiveApi extends Construct {
  /** `wss://…`, where screens connect. */
  readonly url: string;
  readonly #api: WebSocketApi;
  readonly #stage: WebSocketStage;

  constructor(scope: Construct, id: string, { doorkeeper, stage }: LiveApiProps) {
    super(scope, id);
    this.#api = new WebSocketApi(this, 'Api', {
      apiName: `DRG Sentinel, ${stage.name}: live`,
      // An integration of its own for each: a shared one may be invoked by the first route alone.
      connectRouteOptions: { integration: doorkeeper.asLiveIntegration() },
      disconnectRouteOptions: { integration: doorkeeper.asLiveIntegration() },
    });
    this.#stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.#api,
      stageName: STAGE,
      autoDeploy: true,
      throttle: { rateLimit: stage.api.requestsPerSecond, burstLimit: stage.api.requestsAtOnce },
    });
    acknowledge(this.#api, this.#stage);
    this.url = this.#stage.url;
    new CfnOutput(Stack.of(this), 'LiveUrl', { value: this.url });
  }

  /** Tells a handler, in `LIVE_URL`, where to connect. */
  tellUrl(handler: HandlerFunction): void {
    handler.addEnvironment('LIVE_URL', this.url);
  }

  /** Lets a handler send to connections it knows by id, at the endpoint that `LIVE_ENDPOINT` names. */
  grantPush(pusher: HandlerFunction): void {
    pusher.addEnvironment('LIVE_ENDPOINT', this.#stage.callbackUrl);
    const stack = Stack.of(this);
    const resourceName = `${STAGE}/POST/@connections/*`;
    Grant.addToPrincipal({
      grantee: pusher.role,
      actions: ['execute-api:ManageConnections'],
      resourceArns: [
        stack.formatArn({
          // Left to the deployment: by itself a stack writes down the partition of its region.
          partition: Aws.PARTITION,
          service: 'execute-api',
          resource: this.#api.apiId,
          resourceName,
        }),
      ],
    });
    const apiId = stack.resolve((this.#api.node.defaultChild as CfnElement).logicalId);
    Validations.of(pusher.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:${stack.region}:<AWS::AccountId>:<${apiId}>/${resourceName}]`,
      reason: 'Ids of connections are not known ahead; the right is to send, in this one API.',
    });
  }
}

function acknowledge(api: WebSocketApi, stage: WebSocketStage): void {
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'A connection is made by a ticket, good once and for a minute, that the handler of $connect spends.',
  });
  Validations.of(stage).acknowledge({
    id: 'AwsSolutions-APIG1',
    reason:
      'Logs of WebSocket APIs need a role set for the whole account; the handler logs who comes and goes.',
  });
}
