import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import { decodeForDisplay, decodeRecord } from '../../../core/claims/encoding.ts';

export interface EntryName {
  /** A label and no path: nothing is ever written under it. */
  readonly label: string;
  /** It led out of the archive, or hid signs that nobody sees. */
  readonly isUnsafe: boolean;
  readonly isFolder: boolean;
  /** Left behind by operating systems. */
  readonly isJunk: boolean;
}

const longestLabel = 200;
const isUtf8Flag = 0x800;
const unicodePathId = 0x7075;
const junkPattern = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*|~\$[^/]*)$/i;
/** Controls, marks of writing direction, and what is not drawn at all. */
const hiddenSigns = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Tells the name of an entry whose bytes are still undecoded. */
export function entryNameOf(entry: Entry, number: number): EntryName {
  const sent = decodeName(entry);
  const slashed = sent.replaceAll('\\', '/');
  const steps = slashed.replaceAll(hiddenSigns, '').split('/');
  const safe = steps.filter(
    (step) => step !== '' && step !== '.' && step !== '..' && !/^[a-z]:$/i.test(step),
  );
  const clean = safe.join('/');
  const isFolder = slashed.endsWith('/');
  return {
    label: shorten(clean) || `#${number}`,
    isUnsafe: clean !== slashed.replace(/\/$/, ''),
    isFolder,
    isJunk: junkPattern.test(clean),
  };
}

/** Without the flag for UTF-8, archives made in China have GBK. */
function decodeName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  if (generalPurposeBitFlag & isUtf8Flag) return decodeForDisplay(fileNameRaw, 'utf-8');
  const unicodePath = extraFields.find(({ id, data }) => id === unicodePathId && data.length > 5)?.data;
  if (unicodePath && unicodePath.readUInt32LE(1) === crc32(fileNameRaw))
    return decodeForDisplay(unicodePath.subarray(5), 'utf-8');
  return (
    decodeRecord(fileNameRaw, 'utf-8') ??
    decodeRecord(fileNameRaw, 'gb18030') ??
    decodeForDisplay(fileNameRaw, 'utf-8')
  );
}

/** The end of a name says what it is. */
function shorten(name: string): string {
  return name.length > longestLabel ? `…${name.slice(1 - longestLabel)}` : name;
}
