import type { FileProblem } from '../../../core/claims/file-problem.ts';
import { isZip } from '../../../core/claims/file-signature.ts';
import type { IntakeLimits } from '../../../core/claims/intake-limits.ts';
import { abridge } from '../abridge.ts';
import { BrokenOff } from '../broken-off.ts';
import { bytesSource } from '../bytes-source.ts';
import type { FilePart, PartContent } from '../file-part.ts';
import { gunzipIfGzip } from '../gunzip.ts';
import type { InflationGuard } from '../inflation-guard.ts';
import { peek } from '../peek.ts';
import { skipBytes } from '../skip-bytes.ts';
import { officeContent } from '../workbook/office-content.ts';
import { type ArchiveEntry, openArchive } from './open-archive.ts';

export interface ArchiveParts {
  readonly parts: readonly FilePart[];
  readonly problems: readonly FileProblem[];
  readonly notices: readonly FileProblem[];
}

/** The files in an archive as parts of it; what systems leave behind in archives is told and left out. */
export function archiveParts(
  name: string,
  entries: readonly ArchiveEntry[],
  limits: IntakeLimits,
  inflation: InflationGuard,
): ArchiveParts {
  const skipped = entries.filter(({ isJunk }) => isJunk).map(({ label }) => label);
  const parts = entries
    .filter(({ isJunk }) => !isJunk)
    .map(
      (entry): FilePart => ({
        name: `${name}/${entry.label}`,
        notices: entry.isUnsafe ? [{ code: 'entry-renamed' }] : [],
        open: (from = 0) => openEntry(entry, from, limits, inflation),
      }),
    );
  return {
    parts,
    problems: parts.length === 0 ? [{ code: 'archive-empty' }] : [],
    notices: skipped.length > 0 ? [{ code: 'skipped-entries', names: abridge(skipped) }] : [],
  };
}

async function openEntry(
  entry: ArchiveEntry,
  from: number,
  limits: IntakeLimits,
  inflation: InflationGuard,
): Promise<PartContent> {
  const guard = inflation.begin();
  const [signature, bytes] = await peek(entry.read(guard));
  if (!isZip(signature))
    return { kind: 'text', bytes: skipBytes(gunzipIfGzip(bytes, inflation.begin()), from) };
  const source = bytesSource(await takeAll(bytes, limits.maxWorkbookBytes));
  const openOffice = officeContent(await openArchive(source, limits.maxArchiveEntries), limits, inflation);
  if (openOffice === null) throw new BrokenOff({ code: 'nested-archive' });
  return openOffice();
}

/** A workbook is read here and there, so it must be at hand as a whole. */
async function takeAll(bytes: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > mostBytes) throw new BrokenOff({ code: 'nested-too-large', limitBytes: mostBytes });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
