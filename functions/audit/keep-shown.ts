import type { AuditedCase } from '../../core/audit.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { workArea } from '../../platform/work-area.ts';
import { mostShown, toShownCase } from '../../reports/results/shown-case.ts';
import type { RecordedCase } from './record-case.ts';

/** A chunk, and how many records of the file stand before it. */
export interface ShownChunk {
  readonly batch: string;
  readonly chunk: number;
  readonly recordsBefore: number;
}

/**
 * Leaves what the workbook of the batch shows of a chunk's cases; nothing where enough records stand before it. Findings
 * are those of this run that the case has recorded.
 */
export async function keepShown(
  work: Pick<ObjectStore, 'write'>,
  { batch, chunk, recordsBefore }: ShownChunk,
  counted: readonly RecordedCase[],
  audited: readonly (AuditedCase | null)[],
): Promise<void> {
  if (recordsBefore >= mostShown.records) return;
  const found = new Map(
    audited.flatMap((one) => one?.findings.map((finding) => [finding.finding_id, finding] as const) ?? []),
  );
  const lines = counted.flatMap(({ result }) => {
    if (!result) return [];
    const findings = result.findings.flatMap((id) => found.get(id) ?? []);
    return `${JSON.stringify(toShownCase(result, findings))}\n`;
  });
  if (lines.length > 0)
    await work.write(workArea.shown(batch, chunk), lines.join(''), 'application/x-ndjson');
}
