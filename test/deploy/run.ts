import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { countAlerts } from '../../bin/demo/count-alerts.ts';
import { mainStackOf } from '../../bin/deployment/stacks-of.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { writeBatch } from '../../generator/write-batch.ts';
import type { StackPlaces } from '../../local/describe-stack.ts';
import { startIdentityProvider } from '../../local/identity-provider.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { changeAssembly } from './change-assembly.ts';
import { compareSettings } from './compare-settings.ts';
import { dataNow, messagesAtWork } from './data-now.ts';
import { type EmulatedAccount, emulatedAccount } from './emulated-account.ts';
import { freePort } from './free-port.ts';
import { rehearseOrders, rehearsePortal } from './rehearse-answers.ts';
import { compareWithAudit, sendClaims } from './rehearse-claims.ts';
import { eventually, stackUnderTest } from './stack-under-test.ts';
import { startEmulator } from './start-emulator.ts';
import { tellRehearsal } from './told.ts';

/**
 * npm run test:deploy: the app is deployed to an emulator of AWS by the commands that an engineer uses, used, updated,
 * taken back and removed; what the services then say of themselves is held against the templates. Exits 0 only when all
 * of it is as it has to be.
 */
const stage = 'rehearsal';
const hospital = 'H37130200901';
/** Lambda itself makes it when the function first runs: it is of no stack, and stays in AWS too. */
const ownLogOfCdk = `log group /aws/lambda/${mainStackOf(stage)}-BucketNotificationsHandler`;
const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.local', 'test-deploy');
const synthesized = join(root, '.local', 'deployments', stage, 'cdk.out');
const endpointsFile = join(folder, 'endpoints.json');

process.env['TZ'] = 'UTC'; // as in Lambda
const told = tellRehearsal((line) => process.stdout.write(`${line}\n`));
rmSync(join(root, '.local', 'deployments', stage), { recursive: true, force: true });
for (const left of ['changed', 'claims', 'audit', 'identity', 'commands.log', 'endpoints.json'])
  rmSync(join(folder, left), { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await using started = new AsyncDisposableStack();
try {
  await rehearse();
} catch (error) {
  told.check('the rehearsal goes to its end', false, (error as Error).message);
}
const verdict =
  told.failures.length === 0
    ? '✓ Everything was as it has to be.'
    : `✗ ${told.failures.length} checks failed:`;
told.step(verdict);
for (const failure of told.failures) told.note(failure);
process.exitCode = told.failures.length === 0 ? 0 : 1;

async function rehearse(): Promise<void> {
  told.step('MiniStack starts, empty');
  const emulator = await startEmulator({ folder, port: await freePort() });
  started.defer(emulator.stop);
  const account = emulatedAccount(emulator, folder);
  Object.assign(process.env, account.environment);
  const identity = await startIdentityProvider({ dataDir: join(folder, 'identity'), port: 0 });
  started.defer(identity.close);

  told.step('cdk bootstrap');
  const toolkit = ['bootstrap', 'aws://000000000000/us-east-1', '--no-notices', '--ci'];
  await account.run('node_modules/aws-cdk/bin/cdk', ...toolkit);
  const before = account.resources();
  told.check('the account is prepared', before.includes('stack CDKToolkit'));

  told.step('npm run deploy: synthesized, deployed');
  const common = ['--stage', stage, '--yes', '--endpoints', endpointsFile];
  const only = ['--only', mainStackOf(stage)];
  const parameters = Object.entries(identity.parameters).flatMap(([name, value]) => [
    '--parameter',
    `${name}=${value}`,
  ]);
  await account.run('bin/deploy.ts', 'deploy', ...common, ...only, ...parameters);
  const template = templateIn(synthesized);
  const compare = settingsComparer(account, { ...identity.parameters, Revision: '1' });
  await compare(template);

  const places = JSON.parse(readFileSync(endpointsFile, 'utf8')) as StackPlaces;
  const deployed = stackUnderTest(endpointsFile, emulator.endpoint, places.api, identity);
  told.step('A batch by a presigned link; receipt, summary and alerts');
  const directory = join(folder, 'claims');
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const batch = await writeBatch({
    cases: 300,
    malformed: 7,
    seed: 'deploy',
    hospital,
    directory,
    knowledge,
  });
  const claims = { file: batch.claimsFile, hospital };
  const receipt = await sendClaims(deployed, { ...claims, name: 'march.ndjson' });
  await compareWithAudit(receipt, batch.claimsFile, account, folder, told);
  told.check(`${receipt.flagged_cases} cases were flagged`, receipt.flagged_cases > 0);
  const alerted = await eventually('an alert of each flagged case', async () => {
    const now = await dataNow(deployed.stack, places);
    return now.alerts >= receipt.flagged_cases ? now : undefined;
  });

  told.step('Answers while orders are written, and the portal');
  await rehearseOrders(deployed, told);
  await rehearsePortal(deployed, told);
  const settled = await quiet(async () => ({
    data: await dataNow(deployed.stack, places),
    isIdle: (await messagesAtWork(deployed.stack, places)) === 0,
  }));
  told.note(`${settled.rows} rows, ${settled.objects} objects, ${alerted.alerts} alerts waiting`);

  told.step('npm run deploy: settings changed, data still there');
  const changed = join(folder, 'changed');
  changeAssembly(synthesized, changed, mainStackOf(stage), changeSettings);
  await account.run('bin/deploy.ts', 'deploy', ...common, ...only, '--assembly', changed);
  await compare(templateIn(changed));
  const updated = await dataNow(deployed.stack, places);
  told.check(
    'rows, objects and alerts are the same as before',
    isDeepStrictEqual(updated, settled),
    bothOf(updated, settled),
  );

  told.step('npm run rollback: settings as before, data still there, and it works');
  await account.run('bin/deploy.ts', 'rollback', ...common, ...only);
  await compare(template);
  const returned = await dataNow(deployed.stack, places);
  told.check(
    'rows, objects and alerts are the same as before',
    isDeepStrictEqual(returned, settled),
    bothOf(returned, settled),
  );
  const again = await sendClaims(deployed, { ...claims, name: 'march-again.ndjson' });
  told.check(
    `the same file once more replaces its ${receipt.accepted} cases`,
    again.replaced === receipt.accepted,
    `${again.replaced}`,
  );
  const alerts = await countAlerts(deployed.stack.clients.sqs, places.queues.alerts);
  told.check(
    `the ${receipt.flagged_cases} alerts can be received`,
    alerts === receipt.flagged_cases,
    `${alerts}`,
  );

  told.step('npm run remove: nothing is left but what bootstrap made, and a log of CDK');
  await account.run('bin/deploy.ts', 'remove', '--stage', stage, '--yes');
  const left = account
    .resources()
    .filter((resource) => !before.includes(resource) && !resource.startsWith(ownLogOfCdk));
  told.check('everything of the stage is gone', left.length === 0, left.join(', '));
}

function templateIn(assembly: string) {
  return JSON.parse(readFileSync(join(assembly, `${mainStackOf(stage)}.template.json`), 'utf8'));
}

/** What the emulator dropped, if anything, is put in behind its back: it may take a moment. */
function settingsComparer({ settingsOf }: EmulatedAccount, parameters: Readonly<Record<string, string>>) {
  const tries = 20;
  return async (template: Parameters<typeof compareSettings>[0]) => {
    const look = () => compareSettings(template, { resources: settingsOf(mainStackOf(stage)), parameters });
    let found = look();
    for (let attempt = 1; attempt < tries && found.differences.length > 0; attempt++) found = look();
    for (const [type, count] of found.resources) told.note(`${count} ${type}`);
    told.check(
      `${found.kept} settings are as the template has them, taken from it by the emulator itself; ${found.putIn} more that it drops were put in by start.py and read back; ${found.unknown} are the account's to choose`,
      found.differences.length === 0,
      `${found.differences.length} are not:\n    ${found.differences.slice(0, 20).join('\n    ')}`,
    );
  };
}

/** Steps go on for a while behind the receipt: what they leave is waited for. */
async function quiet<T>(look: () => Promise<{ data: T; isIdle: boolean }>): Promise<T> {
  let last = await look();
  let same = 0;
  return eventually('an end of what the batch sets off', async () => {
    const now = await look();
    same = now.isIdle && isDeepStrictEqual(now, last) ? same + 1 : 0;
    last = now;
    return same >= 12 ? now.data : undefined;
  });
}

function bothOf(is: unknown, was: unknown): string {
  return `${JSON.stringify(is)}, before ${JSON.stringify(was)}`;
}

// biome-ignore lint/suspicious/noExplicitAny: a template is untyped, and a wrong path fails the rehearsal.
type Template = any;

/** What an edit of the stage might change: an environment, a queue with messages in it, an index of a table with rows. */
function changeSettings({ Resources, Outputs }: Template): void {
  for (const { Type, Properties } of Object.values<Template>(Resources)) {
    if (Type === 'AWS::Lambda::Function' && Properties.Environment?.Variables?.LOG_LEVEL)
      Properties.Environment.Variables.LOG_LEVEL = 'DEBUG';
    if (Type === 'AWS::DynamoDB::GlobalTable') addIndex(Properties, 'rehearsed');
  }
  Resources[Outputs.AlertsQueueUrl.Value.Ref].Properties.VisibilityTimeout = 45;
}

function addIndex(table: Template, IndexName: string): void {
  const KeySchema = [{ AttributeName: IndexName, KeyType: 'HASH' }];
  table.AttributeDefinitions.push({ AttributeName: IndexName, AttributeType: 'S' });
  table.GlobalSecondaryIndexes.push({ IndexName, KeySchema, Projection: { ProjectionType: 'ALL' } });
  table.Replicas[0].GlobalSecondaryIndexes.push({ IndexName });
}
