import type { FileProblem } from '../../core/claims/file-problem.ts';
import { isZip } from '../../core/claims/file-signature.ts';
import type { IntakeLimits } from '../../core/claims/intake-limits.ts';
import { archiveParts } from './archive/archive-parts.ts';
import { openArchive } from './archive/open-archive.ts';
import { BrokenOff } from './broken-off.ts';
import type { ClaimSource } from './claim-source.ts';
import type { FilePart, PartContent } from './file-part.ts';
import { gunzipIfGzip } from './gunzip.ts';
import { inflationGuard } from './inflation-guard.ts';
import { peek } from './peek.ts';
import { officeContent } from './workbook/office-content.ts';

export interface OpenedFile {
  /** `null`: the file is its only part. */
  readonly format: 'zip' | null;
  readonly parts: readonly FilePart[];
  /** Why there are no parts. */
  readonly problems: readonly FileProblem[];
  /** What the office should know about the archive itself. */
  readonly notices: readonly FileProblem[];
}

/** Tells by its first bytes what a file is, and finds its parts without reading them. */
export async function openParts(
  name: string,
  source: ClaimSource,
  limits: IntakeLimits,
): Promise<OpenedFile> {
  const inflation = inflationGuard(limits);
  const [signature, bytes] = await peek(source.stream());
  if (!isZip(signature))
    return only(name, async () => ({ kind: 'text', bytes: gunzipIfGzip(bytes, inflation.begin()) }));
  await bytes.return?.();
  try {
    const entries = await openArchive(source, limits.maxArchiveEntries);
    const openOffice = officeContent(entries, limits, inflation);
    return openOffice === null
      ? { format: 'zip', ...archiveParts(name, entries, limits, inflation) }
      : only(name, openOffice);
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    return { format: 'zip', parts: [], problems: [error.problem], notices: [] };
  }
}

function only(name: string, open: () => Promise<PartContent>): OpenedFile {
  return { format: null, parts: [{ name, notices: [], open }], problems: [], notices: [] };
}
