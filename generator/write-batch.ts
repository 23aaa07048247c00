import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type GeneratedStay, type GenerateOptions, generateBatch } from './generate-batch.ts';
import { spoilList } from './spoil-list.ts';

export interface WriteBatchOptions extends GenerateOptions {
  /** Gets `claims.ndjson` and `truth.ndjson`, and `doctors.ndjson` where some deviate; made where it is missing. */
  readonly directory: string;
  /**
   * Rows that must be rejected, spread over the file and on top of `cases`.
   * @default 0
   */
  readonly malformed?: number;
  /** Told after each stay. */
  readonly onStay?: () => void;
}

/** What was written. */
export interface WrittenBatch {
  readonly claimsFile: string;
  readonly truthFile: string;
  readonly cases: number;
  readonly malformed: number;
  readonly violations: number;
  readonly nearMisses: number;
}

/** The line of `truth.ndjson` on a malformed row. */
interface MalformedTruth {
  readonly hospital: string;
  readonly setl_id: string;
  readonly rule_id: null;
  readonly kind: 'malformed';
  readonly lines: readonly [];
  /** Line of `claims.ndjson`, from 1. */
  readonly line: number;
  /** The rejection code that the row must meet. */
  readonly fault: string;
}

/** Writes a batch and its truth, a stay at a time, never ahead of the disk. */
export async function writeBatch(options: WriteBatchOptions): Promise<WrittenBatch> {
  const { directory, cases, malformed = 0, onStay } = options;
  await mkdir(directory, { recursive: true });
  const claimsFile = join(directory, 'claims.ndjson');
  const truthFile = join(directory, 'truth.ndjson');
  const claims = createWriteStream(claimsFile);
  const truth = createWriteStream(truthFile);
  const deviants = new Map<string, object>();
  const counts = { stays: 0, spoiled: 0, violation: 0, 'near-miss': 0 };
  for (const stay of generateBatch(options)) {
    await writeRow(claims, JSON.stringify(stay.list));
    counts.stays += 1;
    if (stay.habit) {
      const hospital = String(stay.list.setlinfo['fixmedins_code']);
      deviants.set(`${hospital}/${stay.doctor}`, { hospital, doctor: stay.doctor, habit: stay.habit });
    }
    for (const planted of stay.truth) {
      counts[planted.kind] += 1;
      await writeRow(truth, JSON.stringify(planted));
    }
    while (counts.spoiled < Math.floor((counts.stays * malformed) / cases)) {
      const line = counts.stays + counts.spoiled + 1;
      await writeSpoiled(claims, truth, stay, options, { turn: counts.spoiled, line });
      counts.spoiled += 1;
    }
    onStay?.();
  }
  await Promise.all([close(claims), close(truth)]);
  if (options.deviantDoctors) {
    const lines = [...deviants.values()].map((deviant) => `${JSON.stringify(deviant)}\n`);
    await writeFile(join(directory, 'doctors.ndjson'), lines.join(''));
  }
  return {
    claimsFile,
    truthFile,
    cases: counts.stays,
    malformed: counts.spoiled,
    violations: counts.violation,
    nearMisses: counts['near-miss'],
  };
}

async function writeSpoiled(
  claims: WriteStream,
  truth: WriteStream,
  { list, truth: planted }: GeneratedStay,
  { hospital, knowledge }: WriteBatchOptions,
  { turn, line }: { readonly turn: number; readonly line: number },
): Promise<void> {
  const other = hospital && knowledge.hospitals.find(({ code }) => code !== hospital)?.code;
  // Another hospital's row is read where the sender is not known: it must not bring findings of its own.
  const foreign = planted.length === 0 && other ? other : null;
  const { bytes, setl_id, fault } = spoilList(list, turn, foreign);
  await writeRow(claims, bytes);
  const row: MalformedTruth = {
    hospital: String(list.setlinfo['fixmedins_code']),
    setl_id,
    rule_id: null,
    kind: 'malformed',
    lines: [],
    line,
    fault,
  };
  await writeRow(truth, JSON.stringify(row));
}

async function writeRow(stream: WriteStream, row: string | Uint8Array): Promise<void> {
  stream.write(row);
  if (!stream.write('\n')) await once(stream, 'drain');
}

async function close(stream: WriteStream): Promise<void> {
  stream.end();
  await finished(stream);
}
