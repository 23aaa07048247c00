import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stageNamed } from '../../config/stages.ts';
import { synthesize } from '../../local/synthesize-if-stale.ts';
import { awsClients } from '../../platform/aws.ts';
import { tell } from '../say.ts';
import { digestOf, readAssemblyDocuments, writeAssemblyDocuments } from './assembly-documents.ts';
import { confirm } from './confirm.ts';
import { checkOfStage, keepRecord, readRecords, recordToReturnTo } from './deployment-records.ts';
import { emptyBuckets } from './empty-buckets.ts';
import { openStage } from './open-stage.ts';
import { runCdk } from './run-cdk.ts';
import { mainStackOf, stacksOf, stepsOf } from './stacks-of.ts';
import { writeEndpoints } from './write-endpoints.ts';

const root = join(import.meta.dirname, '..', '..');

export interface StageOptions {
  readonly stage: string;
  readonly yes?: boolean;
}

export interface DeployOptions extends StageOptions {
  readonly endpoints?: string;
  /** Folder of a finished synthesis; made anew without it. */
  readonly assembly?: string;
  readonly parameter?: readonly (readonly [name: string, value: string])[];
  /** Names of stacks; all without it. */
  readonly only?: readonly string[];
}

/** `npm run deploy`: what the code says, after a look at what will change. */
export async function deployStage(options: DeployOptions): Promise<void> {
  const assembly = options.assembly ?? (await synthesizeStage(options.stage));
  await bringOut(assembly, options, null);
}

/** `npm run rollback`: an earlier deployment once more. Data stays, and parameters stay as they are. */
export async function rollBackStage(options: DeployOptions & { readonly to?: string }): Promise<void> {
  const { knowledge } = openStage(endpointsOf(options));
  const records = await readRecords(knowledge);
  checkOfStage(records, options.stage);
  const { id, commit, documents } = recordToReturnTo(records, options.to);
  tell(`退回到 ${id} 的部署（${commit ?? '—'}） Back to the deployment of ${id} (${commit ?? '—'})\n`);
  const assembly = join(folderOf(options.stage), id);
  writeAssemblyDocuments(assembly, documents);
  await bringOut(assembly, options, id);
}

/** `npm run remove`: a stage that keeps no data, with all its data. */
export async function removeStage(options: StageOptions): Promise<void> {
  const { stage } = options;
  const { keepData, region } = stageNamed(stage);
  if (keepData)
    throw new Error(
      `${stage} 的数据须保留，不能这样删除；见 docs/deployment.md The data of ${stage} is kept: it is not removed like this; see docs/deployment.md`,
    );
  await confirm(`删除 ${stage} 及其全部数据？ Remove ${stage} with all its data?`, options.yes);
  await emptyBuckets(awsClients({ region }).s3, stage);
  const known = join(folderOf(stage), 'cdk.out');
  await runCdk('destroy', existsSync(known) ? known : await synthesizeStage(stage), ['--all', '--force']);
}

async function synthesizeStage(stage: string): Promise<string> {
  const assembly = join(folderOf(stage), 'cdk.out');
  tell('合成云模板 Synthesizing the templates …\n');
  await synthesize(root, assembly, { stage });
  return assembly;
}

async function bringOut(assembly: string, options: DeployOptions, again: string | null): Promise<void> {
  const { stage, parameter = [], only = [] } = options;
  const steps = stepsOf(stacksOf(assembly, stage), only, stage);
  await runCdk('diff', assembly, ['--method', 'template', ...only]);
  await confirm(`部署到 ${stage}？ Deploy to ${stage}?`, options.yes);
  mkdirSync(folderOf(stage), { recursive: true });
  const outputs = join(folderOf(stage), 'outputs.json');
  const endpoints = endpointsOf(options);
  const parameters = parameter.flatMap(([name, value]) => [
    '--parameters',
    `${mainStackOf(stage)}:${name}=${value}`,
  ]);
  const quietly = ['--require-approval', 'never', '--outputs-file', outputs];
  for (const stacks of steps) {
    await runCdk('deploy', assembly, [...stacks, ...quietly, ...parameters]);
    writeEndpoints(outputs, endpoints, stageNamed(stage));
  }
  if (!existsSync(endpoints))
    return tell('已部署；没有端点文件，故未留记录 Deployed; without an endpoints file nothing is recorded\n');
  const documents = readAssemblyDocuments(assembly);
  const id = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const record = { id, stage, commit: commitNow(), again, digest: digestOf(documents), documents };
  await keepRecord(openStage(endpoints).knowledge, record);
  tell(`已部署 ${id} deployed; 端点 endpoints: ${endpoints}\n`);
}

const folderOf = (stage: string) => join(root, '.local', 'deployments', stage);
const endpointsOf = ({ stage, endpoints }: DeployOptions) =>
  endpoints ?? join(folderOf(stage), 'endpoints.json');

function commitNow(): string | null {
  try {
    const said = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim();
  } catch {
    return null;
  }
}
