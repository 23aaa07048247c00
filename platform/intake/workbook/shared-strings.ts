import type { ArchiveEntry } from '../archive/open-archive.ts';
import { BrokenOff } from '../broken-off.ts';
import type { PartGuard } from '../inflation-guard.ts';
import { decodeEscapes } from './decode-escapes.ts';
import { XmlReader } from './xml-reader.ts';

/** What a string takes beside its characters. */
const bytesAString = 32;

/**
 * The texts that cells point to, without the marks of how they are read aloud.
 * @throws {BrokenOff}
 */
export async function readSharedStrings(
  entry: ArchiveEntry,
  guard: PartGuard,
  maxBytes: number,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let bytes = 0;
  let text = '';
  let [isText, phonetic] = [false, 0];
  const reader = new XmlReader({
    open: (element) => {
      if (element === 's:si') text = '';
      if (element === 's:rPh') phonetic++;
      isText = element === 's:t' && phonetic === 0;
    },
    close: (element) => {
      isText = false;
      if (element === 's:rPh') phonetic--;
      if (element !== 's:si') return;
      bytes += bytesAString + text.length * 2;
      if (bytes > maxBytes) throw new BrokenOff({ code: 'shared-strings-too-large', limitBytes: maxBytes });
      strings.push(standAlone(decodeEscapes(text)));
    },
    text: (piece) => {
      if (isText) text += piece;
    },
  });
  for await (const piece of entry.read(guard)) reader.write(piece);
  reader.end();
  return strings;
}

/** A part of a string keeps the whole of it in memory; this one does not. */
function standAlone(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
