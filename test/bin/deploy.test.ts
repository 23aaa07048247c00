import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRecord } from '../../bin/deployment/deployment-records.ts';
import { stepsOf } from '../../bin/deployment/stacks-of.ts';
import { writeEndpoints } from '../../bin/deployment/write-endpoints.ts';
import { openStack } from '../../bin/endpoints.ts';
import { type ObjectsAndQueues, startFauxqs } from '../../local/start-fauxqs.ts';
import { type Run, workFolder } from './run-sentinel.ts';

const folder = workFolder();
const nobodyAsked = '无人可问';
let s3: ObjectsAndQueues;
beforeAll(async () => {
  const place = { dataDir: folder.at('s3'), port: 0, region: 'us-east-1', haste: 1 };
  mkdirSync(place.dataDir);
  s3 = await startFauxqs({ ...place, onObjectCreated: () => {} });
});
afterAll(async () => {
  await s3.close();
  folder.remove();
});

/** `npm run deploy` and its like, where nobody sits at the terminal and no account is to be had. */
function run(...words: readonly string[]): Promise<Run> {
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };
  return new Promise((resolve) => {
    execFile('node', ['bin/deploy.ts', ...words], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** A synthesis with these stacks, and nothing in them. */
function assemblyOf(name: string, ...stacks: readonly string[]): string {
  mkdirSync(folder.at(name));
  const artifacts = stacks.map((stack) => {
    folder.write(`${name}/${stack}.template.json`, '{}');
    const properties = { templateFile: `${stack}.template.json` };
    return [
      stack,
      { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/us-east-1', properties },
    ];
  });
  folder.write(
    `${name}/manifest.json`,
    JSON.stringify({ version: '48.0.0', artifacts: Object.fromEntries(artifacts) }),
  );
  return folder.at(name);
}

/** The endpoints of a stack that was deployed as the stage named. */
async function deployed(stage: string): Promise<string> {
  s3.createBucket(`${stage}-knowledge`, []);
  const buckets = ['intake', 'work', 'receipts', 'knowledge', 'trail'].map((name) => [
    name,
    `${stage}-${name}`,
  ]);
  const aws = { region: 'us-east-1', s3: s3.endpoint, accessKeyId: 'none', secretAccessKey: 'none' };
  const file = folder.write(
    `${stage}.json`,
    JSON.stringify({ aws, buckets: Object.fromEntries(buckets), queues: {}, table: 'table' }),
  );
  const { knowledge } = openStack(file);
  for (const id of ['20261122T120000Z', '20261123T120000Z'])
    await keepRecord(knowledge, { id, stage, commit: null, again: null, digest: id, documents: {} });
  return file;
}

describe('a stage', () => {
  it('is never brought out from the synthesis of another', async () => {
    const assembly = assemblyOf('rehearsed', 'DrgSentinel-rehearsal', 'DrgSentinel-rehearsal-Watch');
    const { exitCode, stdout, stderr } = await run('deploy', '--stage', 'dev', '--assembly', assembly);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('合成的不是环境 dev');
    expect(stderr).toContain('not synthesized for the stage dev; it has: DrgSentinel-rehearsal, ');
  });

  it('never goes back to a deployment of another', async () => {
    const endpoints = await deployed('prod');
    const { exitCode, stdout, stderr } = await run('rollback', '--stage', 'dev', '--endpoints', endpoints);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('属于环境 prod，不是 dev');
    expect(stderr).toContain('is of the stage prod, not dev');
    expect(stderr).not.toContain(nobodyAsked);
  });
});

describe('where a stage answers', () => {
  const main = 'DrgSentinel-dev';
  const [edge, watch] = [`${main}-Edge`, `${main}-Watch`];
  const keys = ['ApiUrl', 'LiveUrl', 'AlertsQueueUrl', 'TableName'];
  const buckets = ['Intake', 'Work', 'Receipts', 'Knowledge', 'Analysis', 'Trail'].map(
    (name) => `${name}Bucket`,
  );
  const told = Object.fromEntries([...keys, ...buckets].map((key) => [key, `the ${key}`]));
  const written = (name: string, outputs: object) => {
    const file = folder.write(`${name}-outputs.json`, JSON.stringify(outputs));
    writeEndpoints(file, folder.at(`${name}.json`), { name: 'dev', region: 'us-east-1' });
    return folder.at(`${name}.json`);
  };

  it('is written down as soon as its main stack stands, before one beside it can fail', () => {
    expect(stepsOf([edge, main, watch], [], 'dev')).toEqual([[main], [edge, watch]]);
    expect(stepsOf([main], [], 'dev')).toEqual([[main]]);
    expect(stepsOf([edge, main, watch], [watch], 'dev')).toEqual([[watch]]);
  });

  it('stays as it was where a stack beside it was deployed alone', () => {
    written('alone', { [main]: told });
    const before = folder.read('alone.json');
    expect(before).toContain('the TableName');
    written('alone', { [watch]: { Dashboard: 'https://…' } });
    expect(folder.read('alone.json')).toBe(before);
    expect(existsSync(written('never', { [edge]: { Acl: 'arn' } }))).toBe(false);
  });

  it('is asked for by rollback in words that help, and is not wanted by remove', async () => {
    const back = await run('rollback', '--stage', 'dev', '--endpoints', folder.at('nowhere.json'));
    expect(back.exitCode).toBe(2);
    expect(back.stderr).toMatch(/nowhere\.json 不存在.*sentinel endpoints/);
    expect(back.stderr).not.toContain('npm start');
    const removed = await run('remove', '--stage', 'dev');
    expect(removed.exitCode).toBe(2);
    expect(removed.stderr).toContain(nobodyAsked);
  });
});
