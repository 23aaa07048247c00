import type { ArchiveEntry } from '../archive/open-archive.ts';
import type { PartGuard } from '../inflation-guard.ts';
import { readSmallXml } from './read-small-xml.ts';
import { decodeEntities } from './xml-reader.ts';

/** How a cell shows a number, as far as it matters here. */
export type CellStyle =
  | { readonly kind: 'number' }
  /** A day, and a time of it where the style shows one. */
  | { readonly kind: 'date'; readonly hasClock: boolean }
  /** Filled up with noughts in front: codes. */
  | { readonly kind: 'code'; readonly digits: number };

export const plainStyle: CellStyle = { kind: 'number' };

/** Formats without a text of their own; those of 27 to 36 and 50 to 58 are dates in Chinese editions. */
const builtinDates = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const builtinClocks = new Set([18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 47, 55, 56]);

/** The styles that cells point to by number. */
export async function readCellStyles(entry: ArchiveEntry, guard: PartGuard): Promise<readonly CellStyle[]> {
  const formats = new Map<number, CellStyle>();
  const styles: CellStyle[] = [];
  let isOfCells = false;
  await readSmallXml(entry, guard, {
    open: (element, attributes) => {
      if (element === 's:cellXfs') isOfCells = true;
      if (element === 's:numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        formats.set(Number(numFmtId), styleOfFormat(decodeEntities(formatCode)));
      }
      if (element !== 's:xf' || !isOfCells) return;
      const id = Number(attributes()['numFmtId'] ?? 0);
      styles.push(formats.get(id) ?? builtinStyle(id));
    },
    close: (element) => {
      if (element === 's:cellXfs') isOfCells = false;
    },
  });
  return styles;
}

function builtinStyle(id: number): CellStyle {
  if (builtinClocks.has(id)) return { kind: 'date', hasClock: true };
  return builtinDates.has(id) ? { kind: 'date', hasClock: false } : plainStyle;
}

/** Told by the first of up to four sections, without what it shows as it stands. */
function styleOfFormat(format: string): CellStyle {
  const bare = format.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/^0+$/.test(bare)) return bare === '0' ? plainStyle : { kind: 'code', digits: bare.length };
  // Elapsed hours are a length of time and no date.
  if (/\[[hms]+\]/i.test(format) || /general|#|0|@/i.test(bare.replaceAll(/\.0+/g, ''))) return plainStyle;
  if (!/[ymdhs]/i.test(bare)) return plainStyle;
  return { kind: 'date', hasClock: /[hs]/i.test(bare) };
}
