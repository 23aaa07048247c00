import type { ArchiveEntry } from '../archive/open-archive.ts';
import { BrokenOff } from '../broken-off.ts';
import type { PartGuard } from '../inflation-guard.ts';
import { type XmlListener, XmlReader } from './xml-reader.ts';

/** What says how a workbook is put together is small, even of a large one. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Hands the elements of one document of a workbook to a listener.
 * @throws {BrokenOff}
 */
export async function readSmallXml(
  entry: ArchiveEntry,
  guard: PartGuard,
  listener: Partial<XmlListener>,
): Promise<void> {
  const ignore = () => undefined;
  const reader = new XmlReader({ open: ignore, close: ignore, text: ignore, ...listener });
  let size = 0;
  for await (const bytes of entry.read(guard)) {
    size += bytes.length;
    if (size > mostBytes) throw new BrokenOff({ code: 'inflated-too-large', limitBytes: mostBytes });
    reader.write(bytes);
  }
  reader.end();
}
