import type { FileProblem } from '../../core/claims/file-problem.ts';
import { isGzip, isZip } from '../../core/claims/file-signature.ts';
import type { IntakeLimits } from '../../core/claims/intake-limits.ts';
import { archiveParts } from './archive/archive-parts.ts';
import { openArchive } from './archive/open-archive.ts';
import { BrokenOff } from './broken-off.ts';
import type { ClaimSource } from './claim-source.ts';
import type { FilePart, PartContent } from './file-part.ts';
import { gunzipIfGzip } from './gunzip.ts';
import { type InflationGuard, inflationGuard } from './inflation-guard.ts';
import { peek } from './peek.ts';
import { skipBytes } from './skip-bytes.ts';
import { officeContent } from './workbook/office-content.ts';

export interface OpenedFile {
  /** `null`: the file is its only part. */
  readonly format: 'zip' | null;
  readonly parts: readonly FilePart[];
  /** Why there are no parts. */
  readonly problems: readonly FileProblem[];
  /** What the office should know about the archive itself. */
  readonly notices: readonly FileProblem[];
  /** What its parts have come to so far. */
  readonly inflatedBytes: () => number;
}

/**
 * Tells by its first bytes what a file is, and finds its parts without reading them.
 * @param inflatedBefore what parts have come to that another run has read
 */
export async function openParts(
  name: string,
  source: ClaimSource,
  limits: IntakeLimits,
  inflatedBefore = 0,
): Promise<OpenedFile> {
  const inflation = inflationGuard(limits, inflatedBefore);
  return { ...(await findParts(name, source, limits, inflation)), inflatedBytes: inflation.inflatedBytes };
}

async function findParts(
  name: string,
  source: ClaimSource,
  limits: IntakeLimits,
  inflation: InflationGuard,
): Promise<FoundParts> {
  const [signature, bytes] = await peek(source.stream());
  if (!isZip(signature)) return only(name, (from) => openText(source, signature, bytes, from, inflation));
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

type FoundParts = Omit<OpenedFile, 'inflatedBytes'>;

/** A text that is not compressed is asked for from the very byte. */
async function openText(
  source: ClaimSource,
  signature: Uint8Array,
  bytes: AsyncIterableIterator<Uint8Array>,
  from: number,
  inflation: InflationGuard,
): Promise<PartContent> {
  if (isGzip(signature))
    return { kind: 'text', bytes: skipBytes(gunzipIfGzip(bytes, inflation.begin()), from) };
  if (from === 0) return { kind: 'text', bytes };
  await bytes.return?.();
  return { kind: 'text', bytes: source.stream(from) };
}

function only(name: string, open: (from: number) => Promise<PartContent>): FoundParts {
  return {
    format: null,
    parts: [{ name, notices: [], open: (from = 0) => open(from) }],
    problems: [],
    notices: [],
  };
}
