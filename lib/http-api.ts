import { CfnOutput, Duration, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi as Api,
  type CfnStage,
  CorsHttpMethod,
  type CorsPreflightOptions,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { Identity } from './identity.ts';
import { sealedLog } from './sealed-log.ts';

export interface HttpApiProps {
  readonly dataKey: DataKey;
  readonly stage: Stage;
}

/** As CloudFormation spells it. */
interface Throttle {
  readonly ThrottlingRateLimit: number;
  readonly ThrottlingBurstLimit: number;
}

/** The one door by HTTP: which request goes to which handler, and whether the gateway asks for a token first. */
export class HttpApi extends Construct {
  /** Without a slash at its end. */
  readonly url: string;
  readonly #api: Api;
  readonly #stage: HttpStage;
  readonly #costly: Stage['api']['costly'];
  readonly #routeSettings: Record<string, Throttle> = {};
  #users: HttpJwtAuthorizer | undefined;

  constructor(scope: Construct, id: string, { dataKey, stage }: HttpApiProps) {
    super(scope, id);
    const cors = crossOrigin(stage.api.browserOrigins);
    this.#api = new Api(this, 'Api', {
      apiName: `DRG Sentinel, ${stage.name}`,
      createDefaultStage: false,
      ...(cors && { corsPreflight: cors }),
    });
    this.#costly = stage.api.costly;
    this.#stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.api.requestsPerSecond, burstLimit: stage.api.requestsAtOnce },
      accessLogSettings: {
        destination: new LogGroupLogDestination(sealedLog(this, 'AccessLog', { dataKey, stage })),
        format: accessLog,
      },
    });
    (this.#stage.node.defaultChild as CfnStage).routeSettings = Lazy.any({
      produce: () => (Object.keys(this.#routeSettings).length > 0 ? this.#routeSettings : undefined),
    });
    this.url = this.#api.apiEndpoint;
    new CfnOutput(Stack.of(this), 'ApiUrl', { value: this.url });
  }

  /** Says whose tokens let users into guarded routes; to be said before the first of them. */
  trust({ issuer, audience }: Identity): void {
    this.#users = new HttpJwtAuthorizer('Users', issuer, { jwtAudience: [audience] });
  }

  /**
   * Sends requests to a handler; a path may have `{name}` parts and end in `{name+}`. The gateway lets only
   * users with a token into a guarded route; on another, the handler itself has to ask who is there. Of one that is
   * costly it lets in fewer requests.
   */
  route(
    method: HttpMethod,
    path: string,
    handler: HandlerFunction,
    { guarded, costly = false }: { guarded: boolean; costly?: boolean },
  ): void {
    const route = new HttpRoute(this, `${method} ${path.slice(1).replaceAll('/', ' ')}`, {
      httpApi: this.#api,
      routeKey: HttpRouteKey.with(path, method),
      integration: handler.asHttpIntegration(),
      ...(guarded && { authorizer: this.#askForUser() }),
    });
    if (costly) this.#throttle(`${method} ${path}`, route);
    if (guarded) return;
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'What is told here is public, or the handler verifies a token that its caller signed itself.',
    });
  }

  #throttle(key: string, route: HttpRoute): void {
    const { requestsPerSecond, requestsAtOnce } = this.#costly;
    this.#routeSettings[key] = {
      ThrottlingRateLimit: requestsPerSecond,
      ThrottlingBurstLimit: requestsAtOnce,
    };
    // Settings of a route that is not there yet are refused.
    this.#stage.node.addDependency(route);
  }

  get requests(): Metric {
    return this.#api.metricCount({ statistic: 'Sum' });
  }

  /** Answers of ours that should not have been: 5xx. */
  get failures(): Metric {
    return this.#api.metricServerError({ statistic: 'Sum' });
  }

  /** Refused: unknown, unasked for, or more than the gateway lets in (429): 4xx. */
  get refusals(): Metric {
    return this.#api.metricClientError({ statistic: 'Sum' });
  }

  /** Ms of the whole way. @param statistic such as `p99` */
  latency(statistic: string): Metric {
    return this.#api.metricLatency({ statistic });
  }

  #askForUser(): HttpJwtAuthorizer {
    if (!this.#users) throw new Error('a guarded route needs somebody who vouches for users');
    return this.#users;
  }
}

/** A browser of another origin may do what the routes offer; none may where no origin is listed. */
function crossOrigin(origins: readonly string[]): CorsPreflightOptions | undefined {
  if (origins.length === 0) return undefined;
  return {
    allowOrigins: [...origins],
    allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.OPTIONS],
    allowHeaders: ['Authorization', 'Content-Type'],
    maxAge: Duration.hours(1),
  };
}

/** Which route, when, how it ended and how long it took; not from whom, nor for whom. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    requestError: '$context.error.message',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    latencyMs: '$context.responseLatency',
    integrationLatencyMs: '$context.integrationLatency',
    responseBytes: '$context.responseLength',
  }),
);
