import { documentedLimits } from '../core/claims/intake-limits.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { UploadReader } from '../platform/intake/standing-lists.ts';
import { knowledgeUnder } from '../platform/knowledge/activated-knowledge.ts';
import { activationStore } from '../platform/knowledge/activation-store.ts';
import { loadCsvColumns, loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { batchStore } from '../platform/table/batches.ts';
import type { Stack } from './endpoints.ts';

/** What holds for a hospital's cases in a running stack today. */
export async function openKnowledge(
  { knowledge }: Stack,
  installed: Knowledge,
  folder: string,
): Promise<(hospital: string) => Promise<Knowledge>> {
  const activations = await activationStore(knowledge).nameCurrent();
  const knowledgeAt = knowledgeUnder(installed, folder, knowledge);
  return (hospital) => knowledgeAt(activations, hospital);
}

export function uploadReader({ table, intake }: Stack, folder: string): UploadReader {
  const reading = { columns: loadCsvColumns(folder), limits: documentedLimits };
  return { batches: batchStore(table), intake, reading, readList: loadListReader(folder) };
}

/** @param now of whoever asks for last month's cases */
export function lastFullMonth(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
}
