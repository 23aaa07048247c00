import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import type { HttpRouteIntegration, WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  type CfnFunction,
  type IEventSource,
  type IFunction,
  type IVersion,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import type { DataKey } from './data-key.ts';
import { type CarriedKnowledge, handlerBundling } from './handler-bundling.ts';
import type { MissedTurns } from './missed-turns.ts';
import { sealedLog } from './sealed-log.ts';

export interface HandlerFunctionProps {
  /** The folder under `functions/` whose `handler.ts` exports `handler`. */
  readonly name: string;
  readonly dataKey: DataKey;
  readonly stage: Stage;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** What of the repository's `knowledge/` is put beside the bundle, where the code looks for it. */
  readonly carriesKnowledge: CarriedKnowledge;
  /** Who is kept ready to answer at once, and how many may run at once. @default as they come */
  readonly readiness?: Readiness;
}

export interface Readiness {
  /** How many copies are started before anybody calls; `0`: none. */
  readonly keptWarm: number;
  /** Share of the account's concurrency set aside, and the most that run at once; `null`: as the account has it. */
  readonly mostAtOnce: number | null;
  /**
   * Anything that changes with what the environment takes from the stack's parameters. Warm copies are of a version,
   * and only a new version takes new values.
   */
  readonly revision: string;
}

const root = join(import.meta.dirname, '..');

/** Under which CloudWatch has the figures that handlers tell. */
const metricsNamespace = ({ name }: Stage) => `DrgSentinel/${name}`;

/** One Lambda of the pipeline, with a role and a log group of its own. Rights are granted to `role`. */
export class HandlerFunction extends Construct {
  readonly role: Role;
  /** As in the props. */
  readonly name: string;
  readonly memoryMb: number;
  readonly #namespace: string;
  readonly #function: NodejsFunction;
  /** Who answers by HTTP: the function, or its version that is kept warm. */
  readonly #answering: IFunction;
  #httpIntegration: HttpRouteIntegration | undefined;
  #isRunByClock = false;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps) {
    super(scope, id);
    const { name, dataKey, stage } = props;
    this.name = name;
    this.memoryMb = props.memoryMb;
    this.#namespace = metricsNamespace(stage);
    const logGroup = sealedLog(this, 'Log', { dataKey, stage });
    // A role of our own: the default one brings a managed policy that may write any log group.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    dataKey.grantUse(this.role);
    this.#function = new NodejsFunction(this, 'Function', {
      description: `DRG Sentinel, ${stage.name}: ${name}`,
      entry: join(root, 'functions', name, 'handler.ts'),
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...(props.readiness?.mostAtOnce && { reservedConcurrentExecutions: props.readiness.mostAtOnce }),
      ...(props.readiness?.keptWarm && { currentVersionOptions: { description: props.readiness.revision } }),
      role: this.role,
      logGroup,
      environmentEncryption: dataKey.key,
      tracing: stage.traces === 'sampled' ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: {
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: this.#namespace,
        LOG_LEVEL: stage.logLevel,
        NODE_OPTIONS: '--enable-source-maps',
      },
      bundling: handlerBundling(props.carriesKnowledge),
    });
    acknowledgeFindings(this, accepted);
    if (stage.traces === 'sampled') acknowledgeFindings(this.role, acceptedOfTraces);
    this.#answering = props.readiness?.keptWarm ? this.#warm(props.readiness.keptWarm) : this.#function;
  }

  #warm(provisionedConcurrentExecutions: number): IFunction {
    return new Alias(this, 'Warm', {
      aliasName: 'warm',
      version: this.#function.currentVersion as IVersion,
      provisionedConcurrentExecutions,
    }) as IFunction;
  }

  addEnvironment(name: string, value: string): void {
    this.#function.addEnvironment(name, value);
  }

  /**
   * Invokes it whenever the rule says. What it fails at three times is kept in `missed`.
   * @param input what it is told. @default the event of the clock
   */
  runBy(rule: Rule, missed: MissedTurns, input?: Readonly<Record<string, unknown>>): void {
    this.#isRunByClock = true;
    missed.grantSend(this.role);
    (this.#function.node.defaultChild as CfnFunction).deadLetterConfig = { targetArn: missed.queueArn };
    const event = input && { event: RuleTargetInput.fromObject(input) };
    rule.addTarget(new LambdaFunction(this.#function, event));
  }

  /** By which routes of an HTTP API invoke it: each one that takes it may, and no other. */
  asHttpIntegration(): HttpRouteIntegration {
    this.#httpIntegration ??= new HttpLambdaIntegration('Handler', this.#answering);
    return this.#httpIntegration;
  }

  /** By which one route of a WebSocket API invokes it. */
  asLiveIntegration(): WebSocketRouteIntegration {
    return new WebSocketLambdaIntegration('Handler', this.#function);
  }

  get isRunByClock(): boolean {
    return this.#isRunByClock;
  }

  /** Invocations that ended in no answer at all: crashed, or over time. */
  get errors(): Metric {
    return this.#function.metricErrors();
  }

  /** Invocations that were refused because too many ran. */
  get throttles(): Metric {
    return this.#function.metricThrottles();
  }

  /** How long each ran, in ms. */
  get durations(): Metric {
    return this.#function.metricDuration();
  }

  /** A figure that the function tells itself. */
  figure(metricName: string, statistic: string): Metric {
    const dimensionsMap = { service: this.name };
    return new Metric({ namespace: this.#namespace, metricName, dimensionsMap, statistic });
  }

  addEventSource(source: IEventSource): void {
    this.#function.addEventSource(source);
  }
}

const acceptedOfTraces = {
  'AwsSolutions-IAM5[Resource::*]':
    'Segments of traces belong to no resource: X-Ray knows no narrower right than to send some.',
};

/** What cdk-nag would have of every function; docs/security.md says more of each. */
const accepted = {
  'HIPAA.Security-LambdaInsideVPC':
    'It listens on no network. A VPC would guard its way out to AWS, which signed TLS requests go.',
  'HIPAA.Security-LambdaDLQ':
    'What comes from a queue is parked by it, and who asks by HTTP gets an error; only turns of the clock need one, and have it.',
  'HIPAA.Security-LambdaConcurrency':
    'Its queue, the throttled gateway or the clock bounds it; a reserve would be taken from all of the account.',
  'HIPAA.Security-IAMNoInlinePolicy':
    'Written for this one role and gone with it; a managed policy could be attached elsewhere.',
};
