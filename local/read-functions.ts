import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Assembly } from './read-assembly.ts';
import { readProperties } from './read-properties.ts';
import type { Located, Resolver } from './resolve-intrinsics.ts';

/** A function of the template, ready to be run. */
export interface LambdaSpec {
  readonly name: string;
  readonly arn: string;
  readonly logicalId: string;
  readonly modulePath: string;
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Most invocations that run at once. */
  readonly concurrency: number;
}

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string().optional() }),
  Handler: z.string().default(''),
  Runtime: z.string().default(''),
  Layers: z.array(z.unknown()).optional(),
  Environment: z
    .object({ Variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .default({ Variables: {} }),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  ReservedConcurrentExecutions: z.number().optional(),
});

const LOCAL_CONCURRENCY = Math.max(2, availableParallelism());

/** Reads one function. Throws unless it is a Node.js handler in a bundled asset without layers. */
export function readFunction(
  resolver: Resolver,
  assembly: Assembly,
  located: Located,
  serviceEnvironment: Readonly<Record<string, string>>,
): LambdaSpec {
  const properties = readProperties(resolver, located, functionSchema);
  const refuse = (reason: string) =>
    new Error(`AWS::Lambda::Function ${located.logicalId} (stack ${located.stack.name}): ${reason}`);
  if (!properties.Runtime.startsWith('nodejs'))
    throw refuse(`runtime ${properties.Runtime} does not run locally`);
  if (properties.Layers?.length) throw refuse('layers do not run locally; bundle what they bring');
  const taskRoot = assembly.assetPaths.get(properties.Code.S3Key ?? '');
  if (taskRoot === undefined) throw refuse('its code is not an asset of this assembly');

  const { Ref: name = '', Arn: arn = '' } = resolver.attributes(located);
  const dot = properties.Handler.lastIndexOf('.');
  return {
    name,
    arn,
    logicalId: located.logicalId,
    modulePath: modulePath(taskRoot, properties.Handler.slice(0, dot), refuse),
    exportName: properties.Handler.slice(dot + 1),
    environment: {
      ...stringValues(properties.Environment.Variables),
      ...serviceEnvironment,
      AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime.replace('.', '')}`,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      LAMBDA_TASK_ROOT: taskRoot,
      _HANDLER: properties.Handler,
    },
    timeoutMs: properties.Timeout * 1000,
    memoryMb: properties.MemorySize,
    concurrency: Math.min(LOCAL_CONCURRENCY, properties.ReservedConcurrentExecutions ?? Infinity),
  };
}

function modulePath(taskRoot: string, module: string, refuse: (reason: string) => Error): string {
  const found = ['.mjs', '.js', '.cjs']
    .map((end) => join(taskRoot, module + end))
    .find((path) => existsSync(path));
  if (found === undefined) throw refuse(`no module ${module} in ${taskRoot}`);
  return found;
}

function stringValues(variables: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
