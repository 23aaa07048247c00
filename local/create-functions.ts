import { createLambdaPool, type LambdaPool } from './lambda-pool.ts';
import type { Assembly } from './read-assembly.ts';
import { readFunction } from './read-functions.ts';
import type { Located, Resolver } from './resolve-intrinsics.ts';
import type { HandlerProcess, Trials } from './trials.ts';

/** The template's functions. Those nobody asks for, such as CDK's own helpers, are never read. */
export interface Functions {
  /** By name, ARN, qualified ARN, logical id, or logical id without CDK's eight-digit ending. Throws when there is none or it cannot run locally. */
  get(reference: string): LambdaPool;
  /** Invocations running or waiting, over all functions. */
  pending(): number;
  /** Those that run handlers, at work or warm. */
  processes(): HandlerProcess[];
  /** The most memory that one environment of each function invoked so far held at once, in MB, by logical id. */
  peakMemory(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Of functions that are hurried. */
const LEAST_LIMIT_MS = 20_000;

export interface FunctionSetting {
  /** Variables every function gets besides its own: region, credentials, endpoints. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logDir: string;
  readonly trials: Trials;
}

export function createFunctions(
  resolver: Resolver,
  assembly: Assembly,
  { environment, logDir, trials }: FunctionSetting,
): Functions {
  const { haste = 1, environmentOf } = trials;
  const declared = resolver.resourcesOf('AWS::Lambda::Function');
  const pools = new Map<Located, LambdaPool>();
  const get = (reference: string) => {
    const located = declared.find((candidate) => isMeant(candidate, reference));
    if (!located) throw new Error(`no function ${reference} in this assembly`);
    const known = pools.get(located);
    if (known) return known;
    const spec = readFunction(resolver, assembly, located, environment);
    const moreEnvironment = () => environmentOf?.(spec.logicalId) ?? {};
    const timeoutMs = Math.min(spec.timeoutMs, Math.max(LEAST_LIMIT_MS, spec.timeoutMs / haste));
    const pool = createLambdaPool({ ...spec, timeoutMs }, logDir, { moreEnvironment });
    pools.set(located, pool);
    return pool;
  };
  const isMeant = (located: Located, reference: string) => {
    const { Ref: name, Arn: arn } = resolver.attributes(located);
    const { logicalId } = located;
    const constructId = logicalId.replace(/[0-9A-F]{8}$/, '');
    return [name, arn, logicalId, constructId].includes(reference) || reference.startsWith(`${arn}:`);
  };
  return {
    get,
    pending: () => [...pools.values()].reduce((sum, pool) => sum + pool.pending(), 0),
    processes: () => [...pools.values()].flatMap((pool) => pool.processes()),
    peakMemory: () =>
      Object.fromEntries([...pools.values()].map((pool) => [pool.spec.logicalId, pool.peakMb()])),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}
