import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';

/** Where each package runs that was bundled, by `name@version`: `function split`, `portal`. */
export type DeployedPackages = ReadonlyMap<string, ReadonlySet<string>>;

interface Bundled {
  readonly where: string;
  /** Absolute paths of the modules that went into it. */
  readonly modules: readonly string[];
}

/** What the functions of a cloud assembly and the portal were bundled from. */
export async function deployedPackages(assemblyDir: string, portalDir: string): Promise<DeployedPackages> {
  const deployed = new Map<string, Set<string>>();
  for (const { where, modules } of [...functionsIn(assemblyDir), await portalIn(portalDir)]) {
    for (const name of new Set(modules.flatMap(packageOf))) {
      deployed.set(name, (deployed.get(name) ?? new Set()).add(where));
    }
  }
  return deployed;
}

/** By the source maps of their bundles, which name every module whose code is in them. */
function functionsIn(assemblyDir: string): Bundled[] {
  const templates = globSync('*.template.json', { cwd: assemblyDir }).map((file) =>
    readJson(join(assemblyDir, file)),
  );
  const functions = templates.flatMap(({ Resources = {} }) =>
    Object.values(Resources as Record<string, Resource>).filter(isOurs),
  );
  if (functions.length === 0) throw new Error(`${assemblyDir}: no functions; npm run synth makes them`);
  return functions.map(({ Properties: { Code, Environment } }) => {
    const bundle = join(assemblyDir, `asset.${Code?.S3Key?.replace('.zip', '')}`, 'index.mjs.map');
    const { sources } = readJson(bundle) as { sources: string[] };
    return {
      where: `function ${Environment?.Variables['POWERTOOLS_SERVICE_NAME']}`,
      modules: sources.map((source) => resolve(dirname(bundle), source)),
    };
  });
}

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly Code?: { readonly S3Key?: string };
    readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  };
}

function isOurs({ Type, Properties }: Resource): boolean {
  return (
    Type === 'AWS::Lambda::Function' &&
    Properties.Environment?.Variables['POWERTOOLS_SERVICE_NAME'] !== undefined
  );
}

async function portalIn(portalDir: string): Promise<Bundled> {
  const built = (await build({
    root: portalDir,
    configFile: join(portalDir, 'vite.config.ts'),
    logLevel: 'warn',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  const modules = built.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  return { where: 'portal', modules };
}

/** `name@version` of the package that a module is of; nothing for one of ours. */
function packageOf(module: string): string[] {
  const [, dir] = /^(.*node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(module.replaceAll('\\', '/')) ?? [];
  if (dir === undefined) return [];
  const { name, version } = readJson(join(dir, 'package.json'));
  return [`${name}@${version}`];
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
