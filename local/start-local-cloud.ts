import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createFunctions, type Functions } from './create-functions.ts';
import { createNotifier, type Notifier } from './create-notifier.ts';
import { deployFiles } from './deploy-files.ts';
import { answerViewer } from './distribution/answer-viewer.ts';
import { readDistribution } from './distribution/read-distribution.ts';
import { functionsOf, readApis, serveApis } from './gateway/serve-apis.ts';
import { lockDataDir } from './lock-data-dir.ts';
import { pollQueue } from './poll-queue.ts';
import { provisionBuckets } from './provision-buckets.ts';
import { provisionQueues } from './provision-queues.ts';
import { provisionTables } from './provision-tables.ts';
import { provisionTopics } from './provision-topics.ts';
import { type Assembly, readAssembly } from './read-assembly.ts';
import { readEventSources } from './read-event-sources.ts';
import { createResolver, type Parameters, type Resolver } from './resolve-intrinsics.ts';
import { type Outputs, resolveOutputs } from './resolve-outputs.ts';
import { assertSupported, isWithoutEffect } from './resource-support.ts';
import { readNotificationRules, s3TestEvent } from './s3-notifications.ts';
import { readSchedules, runSchedules } from './schedules.ts';
import { createSecrets } from './secrets.ts';
import { type Endpoints, type Services, serviceEnvironment, startServices } from './start-services.ts';
import type { HandlerProcess, Trials } from './trials.ts';

export interface LocalCloud {
  readonly endpoints: Endpoints;
  readonly outputs: Outputs;
  /** Schedules that no timer runs here (`cron(…)`), as `name expression`; run their functions with `invoke`. */
  readonly idleSchedules: readonly string[];
  /** Invokes a function by name, ARN or logical id (CDK's ending may be left out) and answers its result. Rejects when the invocation fails. */
  invoke(functionReference: string, event: unknown): Promise<unknown>;
  /** Those that run handlers, at work or warm. */
  processes(): HandlerProcess[];
  /** The most memory that one environment of each function invoked so far held at once, in MB, by logical id. */
  peakMemory(): Readonly<Record<string, number>>;
  /**
   * Resolves once no function runs and no queue that feeds one holds a message in any state.
   * Rejects after the time given, naming what is still there.
   */
  idle(options?: { timeoutMs?: number }): Promise<void>;
  /** Finishes the batches in hand, then closes everything; the data stays in the data folder. */
  stop(): Promise<void>;
}

const DEFAULT_REGION = 'us-east-1';
const IDLE_CHECK_MS = 20;
const RELEASE_EVERY_MS = 20;

/**
 * Runs a synthesized cloud assembly: real wire protocols, the bundled handlers, wired as the templates say.
 * Several can run side by side from one assembly, each with a data folder of its own.
 * @param options.port - port of S3 and SQS; DynamoDB takes the next one, the APIs the one after, the distribution the
 *   second after that. Default: free ports
 * @param options.parameters - of the templates, as in a deployment; those without a default must be given
 * @param options.trials - what a test of faults puts in between. Default: nothing
 */
export async function startLocalCloud(options: {
  assemblyDir: string;
  dataDir: string;
  port?: number;
  parameters?: Parameters;
  trials?: Trials;
}): Promise<LocalCloud> {
  const { dataDir, port = 0, trials = {} } = options;
  const { now = Date.now, haste = 1 } = trials;
  const assembly = readAssembly(options.assemblyDir);
  assertSupported(assembly);
  const region = regionOf(assembly);
  const notifier = createNotifier(region, now);
  const unlock = lockDataDir(dataDir);
  const services = await startServices({
    dataDir,
    port,
    region,
    haste,
    onObjectCreated: notifier.tell,
  }).catch((error) => {
    unlock();
    throw error;
  });
  const close = async () => {
    await services.close();
    unlock();
  };
  try {
    const { handlers, eventSources } = trials.between?.(services.endpoints) ?? {
      handlers: services.endpoints,
      eventSources: services.endpoints,
    };
    const resolver = resolverFor(assembly, { ...services, endpoints: handlers }, dataDir, options.parameters);
    await provision(resolver, services, notifier);
    await deployFiles(resolver, assembly, services.s3);
    const environment = {
      ...serviceEnvironment(handlers),
      NODE_COMPILE_CACHE: join(dataDir, 'compiled'),
    };
    const functions = createFunctions(resolver, assembly, {
      environment,
      logDir: join(dataDir, 'logs'),
      trials,
    });
    const outputs = resolveOutputs(assembly, resolver);
    return run({ resolver, services, functions, outputs, eventSources, close });
  } catch (error) {
    await close();
    throw error;
  }
}

interface Parts {
  readonly resolver: Resolver;
  readonly services: Services;
  readonly functions: Functions;
  readonly outputs: Outputs;
  /** Where event sources take messages. */
  readonly eventSources: Endpoints;
  readonly close: () => Promise<void>;
}

/** Of the stacks that have anything to run: what CloudFront wants in another region is without effect here. */
function regionOf({ stacks }: Assembly): string {
  const running = stacks.filter(({ template }) =>
    Object.values(template.Resources).some(({ Type }) => !isWithoutEffect(Type)),
  );
  const regions = new Set(running.map(({ region }) => region ?? DEFAULT_REGION));
  if (regions.size > 1)
    throw new Error(`one region runs locally, the assembly has ${[...regions].join(', ')}`);
  return [...regions][0] ?? DEFAULT_REGION;
}

function resolverFor(
  assembly: Assembly,
  { endpoints: { region, sqs }, gateway, edge }: Services,
  dataDir: string,
  parameters?: Parameters,
): Resolver {
  let secrets: ReadonlyMap<string, string> = new Map();
  const secretValue = (arn: string) => {
    const secret = secrets.get(arn);
    if (secret === undefined) throw new Error(`no secret ${arn} in this assembly`);
    return secret;
  };
  const place = {
    region,
    queueEndpoint: sqs,
    apiEndpoint: gateway.endpoint,
    distributionEndpoint: edge.endpoint,
  };
  const resolver = createResolver(assembly, place, secretValue, parameters);
  secrets = createSecrets(resolver, dataDir);
  return resolver;
}

async function provision(resolver: Resolver, services: Services, notifier: Notifier): Promise<void> {
  const { objectsAndQueues, sqs, sns, dynamodb } = services;
  await Promise.all([provisionTables(resolver, dynamodb), provisionQueues(resolver, sqs)]);
  await provisionTopics(resolver, sns);
  const newBuckets = provisionBuckets(resolver, objectsAndQueues);
  const rules = readNotificationRules(resolver);
  for (const { bucket, queueArn } of rules.filter((rule) => newBuckets.has(rule.bucket))) {
    objectsAndQueues.send(queueArn, JSON.stringify(s3TestEvent(bucket)));
  }
  notifier.start(rules, objectsAndQueues.send);
}

function run({ resolver, services, functions, outputs, eventSources, close }: Parts): LocalCloud {
  const { endpoints, gateway, edge, objectsAndQueues } = services;
  const sqs = new SQSClient({
    region: eventSources.region,
    endpoint: eventSources.sqs,
    credentials: eventSources,
  });
  const invoke = async (reference: string, event: unknown) => functions.get(reference).invoke(event);
  const sources = readEventSources(resolver);
  const rules = readSchedules(resolver);
  const apis = readApis(resolver);
  const distribution = readDistribution(resolver);
  // Every function with a trigger is looked up before the first one runs, so that what cannot run fails the start.
  const fed = sources.map((source) => ({ source, pool: functions.get(source.functionReference) }));
  for (const target of rules.flatMap(({ targets }) => targets)) functions.get(target.functionArn);
  for (const reference of functionsOf(apis)) functions.get(reference);

  const pollings = fed.map(({ source, pool }) => pollQueue(source, pool, sqs, endpoints.region));
  const schedules = runSchedules(rules, endpoints.region, (functionArn, event) => {
    invoke(functionArn, event).catch(() => {}); // asynchronous, as EventBridge does; the function's log has the reason
  });
  const serving = serveApis(apis, gateway, invoke);
  if (distribution) edge.open(answerViewer(distribution, endpoints.s3), (_, socket) => socket.destroy());
  return {
    endpoints,
    outputs,
    idleSchedules: schedules.idle,
    processes: functions.processes,
    peakMemory: functions.peakMemory,
    invoke,
    idle: ({ timeoutMs = Infinity } = {}) =>
      untilNothingIsLeft(
        () =>
          leftover(
            sources.map(({ queueArn }) => queueArn),
            objectsAndQueues.countMessages,
            functions.pending(),
          ),
        timeoutMs,
      ),
    stop: async () => {
      schedules.stop();
      await edge.close();
      await serving.close();
      // Again and again, for a receiver may have been on its way when the others were released.
      const releasing = setInterval(objectsAndQueues.releaseReceivers, RELEASE_EVERY_MS);
      await Promise.all(pollings.map((polling) => polling.stop()));
      clearInterval(releasing);
      sqs.destroy();
      await functions.close();
      await close();
    },
  };
}

/** What still has to happen, in words. Taken in one go: a message is deleted only after its invocation has sent its own. */
function leftover(
  queueArns: readonly string[],
  countMessages: (queueArn: string) => number,
  pendingInvocations: number,
): string[] {
  const queues = queueArns
    .map((arn) => ({ name: arn.split(':').at(-1), count: countMessages(arn) }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} message(s) in ${name}`);
  return pendingInvocations > 0 ? [...queues, `${pendingInvocations} invocation(s) running`] : queues;
}

async function untilNothingIsLeft(leftNow: () => string[], timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (let left = leftNow(); left.length > 0; left = leftNow()) {
    if (Date.now() > deadline) throw new Error(`not idle after ${timeoutMs} ms: ${left.join(', ')}`);
    await sleep(IDLE_CHECK_MS);
  }
}
