import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StackDescription } from '../../local/describe-stack.ts';

/** A function as it would be deployed: its asset, and the environment of a container. */
export interface DeployedFunction {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Of the bundle alone, without its map and the knowledge beside it. */
  readonly bundleBytes: number;
}

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Properties?: {
          readonly Description?: string;
          readonly Code?: { readonly S3Key?: string };
          readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
        };
      }
    >
  >;
}

/**
 * Finds a function of the synthesized stacks. What its environment takes from other resources is the running
 * stack's table, and stand-ins for the secret and the clients.
 */
export function deployedFunction(
  assemblyDir: string,
  name: string,
  { aws, table }: StackDescription,
): DeployedFunction {
  const found = globSync(join(assemblyDir, '*.template.json'))
    .flatMap((path) => Object.values((JSON.parse(readFileSync(path, 'utf8')) as Template).Resources))
    .find(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::Function' && Properties?.Description?.endsWith(`: ${name}`),
    );
  const { Code, Environment } = found?.Properties ?? {};
  if (!Code?.S3Key) throw new Error(`no function ${name} in ${assemblyDir}`);
  const folder = join(assemblyDir, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
  const own = Object.entries(Environment?.Variables ?? {}).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : key === 'TABLE' ? table : '[]',
  ]);
  return {
    folder,
    environment: {
      ...Object.fromEntries(own),
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
    },
    bundleBytes: statSync(join(folder, 'index.mjs')).size,
  };
}
