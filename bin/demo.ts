import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt } from '../functions/close/receipt.ts';
import { loadGeneratorKnowledge } from '../generator/load-generator-knowledge.ts';
import { type WrittenBatch, writeBatch } from '../generator/write-batch.ts';
import type { StackDescription } from '../local/describe-stack.ts';
import type { LocalCloud } from '../local/start-local-cloud.ts';
import { startStack } from '../local/start-stack.ts';
import { synthesizeIfStale } from '../local/synthesize-if-stale.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { receiptKeys } from '../platform/receipt-keys.ts';
import { batchStore } from '../platform/table/batches.ts';
import { checkOutcome } from './demo/check-outcome.ts';
import { checkReport } from './demo/check-report.ts';
import { countAlerts } from './demo/count-alerts.ts';
import { demoBatch } from './demo/demo-batch.ts';
import { printBothPayments } from './demo/print-both-payments.ts';
import { printManagerSummary } from './demo/print-manager-summary.ts';
import { saveReport } from './demo/save-report.ts';
import { uploadSample } from './demo/upload-sample.ts';
import { openStackAt, type Stack } from './endpoints.ts';
import { printReceipt } from './print-receipt.ts';
import { say } from './say.ts';

/**
 * npm run demo: the whole pipeline on the embedded cloud, on free ports and in a temporary folder. Exits 0
 * only when everything planted in the sample batch was found and every record is accounted for.
 */
const root = join(import.meta.dirname, '..');
const assemblyDir = join(root, 'cdk.out');
const { hospital, cases, malformed, seed } = demoBatch;
/** In an area that pays by DIP. */
const dipHospital = 'H99990000911';
const dipCases = 300;
const patienceMs = 10 * 60_000;

process.env['TZ'] = 'UTC'; // as in Lambda
const folder = mkdtempSync(join(tmpdir(), 'drg-sentinel-demo-'));
try {
  process.exitCode = (await demonstrate()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function demonstrate(): Promise<boolean> {
  tell('合成云模板 Synthesizing the cloud template …');
  await synthesizeIfStale(root, assemblyDir, () => {});
  tell(`生成样例：${cases} 例住院和门诊 Generating the sample batch: ${cases} stays and outpatient bills …`);
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const sample = await writeBatch({ cases, seed, hospital, malformed, directory: folder, knowledge });
  const dipSample = await writeBatch({
    cases: dipCases,
    // Other persons than those of the first hospital: nobody is in both at once.
    seed: `${seed}/dip`,
    hospital: dipHospital,
    directory: join(folder, 'dip'),
    knowledge,
  });
  tell('启动本地云 Starting the embedded cloud …');
  const { cloud, description, stop } = await startStack({ assemblyDir, dataDir: join(folder, 'cloud') });
  try {
    const isAsExpected = await runBatch(cloud, description, sample);
    return (await runDipBatch(cloud, description, dipSample)) && isAsExpected;
  } finally {
    await stop();
  }
}

async function runBatch(
  cloud: LocalCloud,
  description: StackDescription,
  sample: WrittenBatch,
): Promise<boolean> {
  const stack = openStackAt(description);
  tell('上传并处理 Uploading and processing …\n');
  await uploadSample(stack, hospital, sample.claimsFile);
  await cloud.idle({ timeoutMs: patienceMs });

  const [batch] = await batchStore(stack.table).ofHospital(hospital);
  if (!batch) throw new Error('the pipeline has not seen the upload');
  const receipt = await stack.receipts.readJson<Receipt>(receiptKeys(hospital, batch.id).receipt);
  printReceipt(receipt);
  await printManagerSummary(stack.table, receipt);
  await printBothPayments(stack.table, receipt);

  const alerts = await countAlerts(stack.clients.sqs, description.queues.alerts);
  tell(`\n提醒 Alerts received from the queue: ${alerts}`);
  const report = await makeReport(cloud, stack, receipt);
  const mismatches = [...checkOutcome(receipt, sample, alerts), ...report.mismatches];
  for (const mismatch of mismatches) tell(`✗ ${mismatch}`);
  if (mismatches.length === 0)
    tell(
      '✓ 结果符合预期：所有植入的问题均已发现，每条记录都有去向，月报与回执一致。 As expected: everything planted was found, every record is accounted for, and the report says what the receipt says.',
    );
  tell('\n合规月报，请用浏览器或表格软件打开 The compliance report, to be opened:');
  for (const path of report.paths) tell(`  ${path}`);
  return mismatches.length === 0;
}

/** A hospital of an area that pays by DIP: the same way, and its groups, weights and money are of DIP. */
async function runDipBatch(
  cloud: LocalCloud,
  description: StackDescription,
  sample: WrittenBatch,
): Promise<boolean> {
  const stack = openStackAt(description);
  tell(
    `\nDIP 统筹区的医院：${dipCases} 例 A hospital of an area that pays by DIP: ${dipCases} stays and bills …\n`,
  );
  await uploadSample(stack, dipHospital, sample.claimsFile);
  await cloud.idle({ timeoutMs: patienceMs });
  const [batch] = await batchStore(stack.table).ofHospital(dipHospital);
  if (!batch) throw new Error('the pipeline has not seen the upload');
  const receipt = await stack.receipts.readJson<Receipt>(receiptKeys(dipHospital, batch.id).receipt);
  await printManagerSummary(stack.table, receipt);
  const isWhole = receipt.accepted === sample.cases;
  if (!isWhole) tell(`✗ accepted: ${receipt.accepted}, expected ${sample.cases}`);
  return isWhole;
}

/** Of the last month of the sample, outside the temporary folder. */
async function makeReport(cloud: LocalCloud, stack: Stack, receipt: Receipt) {
  const period = receipt.months.at(-1);
  if (period === undefined) return { paths: [], mismatches: ['no month was reported'] };
  const paths = await saveReport(cloud, stack.receipts, { hospital, period }, join(root, '.local', 'demo'));
  return { paths, mismatches: await checkReport(paths, receipt) };
}

function tell(line: string): void {
  say(`${line}\n`);
}
