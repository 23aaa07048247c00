import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});
const outputSchema = z.object({
  Value: z.unknown(),
  Export: z.object({ Name: z.unknown() }).optional(),
  Condition: z.string().optional(),
});
const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z.record(z.string(), outputSchema).default({}),
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});
const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});
const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export type Resource = z.infer<typeof resourceSchema>;
export type Template = z.infer<typeof templateSchema>;

export interface Stack {
  readonly name: string;
  /** As the app fixed it, or undefined for an environment-agnostic stack. */
  readonly region: string | undefined;
  readonly template: Template;
}

export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Folder or file of an asset, by the object key under which a template refers to it. */
  readonly assetPaths: ReadonlyMap<string, string>;
}

/** Reads a synthesized cloud assembly, the nested ones of stages included. Throws where a file is missing or misshapen. */
export function readAssembly(assemblyDir: string): Assembly {
  const stacks: Stack[] = [];
  const assetPaths = new Map<string, string>();
  collectArtifacts(assemblyDir, stacks, assetPaths);
  return { stacks, assetPaths };
}

function collectArtifacts(dir: string, stacks: Stack[], assetPaths: Map<string, string>): void {
  const { artifacts } = readJson(join(dir, 'manifest.json'), manifestSchema);
  for (const [id, { type, environment, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack') {
      const template = readJson(join(dir, String(properties['templateFile'])), templateSchema);
      stacks.push({
        name: String(properties['stackName'] ?? id),
        region: fixedRegion(environment),
        template,
      });
    } else if (type === 'cdk:asset-manifest') {
      collectAssets(dir, String(properties['file']), assetPaths);
    } else if (type === 'cdk:cloud-assembly') {
      collectArtifacts(join(dir, String(properties['directoryName'])), stacks, assetPaths);
    }
  }
}

function collectAssets(dir: string, file: string, assetPaths: Map<string, string>): void {
  for (const { source, destinations } of Object.values(readJson(join(dir, file), assetsSchema).files)) {
    for (const { objectKey } of Object.values(destinations)) {
      if (source.path !== undefined) assetPaths.set(objectKey, join(dir, source.path));
    }
  }
}

function fixedRegion(environment = ''): string | undefined {
  const region = environment.split('/').at(-1);
  return region === '' || region === 'unknown-region' ? undefined : region;
}

function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
