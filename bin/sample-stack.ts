import { join } from 'node:path';
import { loadGeneratorKnowledge } from '../generator/load-generator-knowledge.ts';
import { writeBatch } from '../generator/write-batch.ts';
import { type RunningStack, startStack } from '../local/start-stack.ts';
import { synthesizeIfStale } from '../local/synthesize-if-stale.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { uploadSample } from './demo/upload-sample.ts';
import { openStackAt } from './endpoints.ts';

/** How many stays of which hospital; the months are those. */
export type SampleHospitals = Readonly<Record<string, number>>;

const root = join(import.meta.dirname, '..');
const seed = '20261121';
const malformed = 13;
const patienceMs = 15 * 60_000;

/** The last months of the generated year, for which lamps are lit and, of the very last, reports made. */
const litMonths = ['2026-08', '2026-09'] as const;
const reportedMonth = '2026-09';

/**
 * Starts an embedded cloud, on free ports, in which hospitals have a year of synthetic cases, with statistics, lamps and
 * reports: what somebody needs who wants to look at pages.
 * @param dataDir must be empty
 */
export async function startSampleStack(dataDir: string, hospitals: SampleHospitals): Promise<RunningStack> {
  const assemblyDir = join(root, 'cdk.out');
  await synthesizeIfStale(root, assemblyDir, () => {});
  const running = await startStack({ assemblyDir, dataDir });
  try {
    await fill(running, join(dataDir, 'samples'), hospitals);
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function fill({ cloud, description }: RunningStack, folder: string, hospitals: SampleHospitals) {
  const stack = openStackAt(description);
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  for (const [hospital, cases] of Object.entries(hospitals)) {
    const directory = join(folder, hospital);
    const batch = { cases, seed, hospital, malformed, deviantDoctors: 0.1, directory, knowledge };
    const { claimsFile } = await writeBatch(batch);
    await uploadSample(stack, hospital, claimsFile);
  }
  await cloud.idle({ timeoutMs: patienceMs });
  await cloud.invoke('StatisticsHandlerFunction', { until: reportedMonth });
  for (const hospital of Object.keys(hospitals)) {
    for (const until of litMonths) await cloud.invoke('LampsLightHandlerFunction', { hospital, until });
    await cloud.invoke('ReportsMakeHandlerFunction', { hospital, period: reportedMonth });
  }
  await cloud.idle({ timeoutMs: patienceMs });
}
