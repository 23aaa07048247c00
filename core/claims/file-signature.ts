import type { FileProblem } from './file-problem.ts';

interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly code: 'binary-file' | 'format-unsupported';
}

const gzip = [0x1f, 0x8b] as const;
const zip = [0x50, 0x4b, 0x03, 0x04] as const;
/** Of old workbooks, and of encrypted new ones. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0] as const;
const emptyZip = [0x50, 0x4b, 0x05, 0x06] as const;

/** Longer signatures first where one begins with another. */
const signatures: readonly Signature[] = [
  { name: 'gzip in gzip', bytes: gzip, code: 'format-unsupported' },
  { name: 'zip', bytes: zip, code: 'format-unsupported' },
  { name: 'zip', bytes: emptyZip, code: 'format-unsupported' },
  { name: 'xls', bytes: compoundFile, code: 'format-unsupported' },
  { name: 'UTF-16', bytes: [0xff, 0xfe], code: 'format-unsupported' },
  { name: 'UTF-16', bytes: [0xfe, 0xff], code: 'format-unsupported' },
  { name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf], code: 'format-unsupported' },
  { name: 'rar', bytes: [0x52, 0x61, 0x72, 0x21], code: 'format-unsupported' },
  { name: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd], code: 'format-unsupported' },
  { name: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58], code: 'format-unsupported' },
  { name: 'bzip2', bytes: [0x42, 0x5a, 0x68], code: 'format-unsupported' },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47], code: 'binary-file' },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff], code: 'binary-file' },
  { name: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38], code: 'binary-file' },
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46], code: 'binary-file' },
  { name: 'ELF', bytes: [0x7f, 0x45, 0x4c, 0x46], code: 'binary-file' },
];

/** Told by magic, whatever the name: the caller decompresses before it sniffs what is inside. */
export function isGzip(head: Uint8Array): boolean {
  return startsWith(head, gzip);
}

/** A zip archive, which a workbook is too; an empty one begins with its directory's end. */
export function isZip(head: Uint8Array): boolean {
  return startsWith(head, zip) || startsWith(head, emptyZip);
}

/** What a file that is not plain text gives itself away as; `null` for text. */
export function findForeignFormat(head: Uint8Array): FileProblem | null {
  if (startsWith(head, compoundFile) && includesUtf16(head, 'EncryptedPackage'))
    return { code: 'workbook-encrypted' };
  const signature = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (signature !== undefined) {
    return { code: signature.code, found: signature.name };
  }
  if (looksLikeUtf16(head)) return { code: 'format-unsupported', found: 'UTF-16' };
  return hasBinaryControls(head) ? { code: 'binary-file', found: null } : null;
}

/** Whether a name of ASCII letters stands there in UTF-16, as compound files have names. */
function includesUtf16(head: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = head.indexOf(wanted[0] as number); at >= 0; at = head.indexOf(wanted[0] as number, at + 1))
    if (startsWith(head.subarray(at), wanted)) return true;
  return false;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

/** Without a byte order mark: ASCII text in which every other byte is NUL. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const sample = head.subarray(0, 64);
  const zerosAt = (parity: number) => sample.filter((byte, at) => at % 2 === parity && byte === 0).length;
  const half = Math.floor(sample.length / 2);
  return half >= 4 && [zerosAt(0), zerosAt(1)].sort((a, b) => a - b).join() === `0,${half}`;
}

/** A stray control character may be one damaged record; more than one byte in a hundred is not text. */
function hasBinaryControls(head: Uint8Array): boolean {
  const controls = head.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d));
  return controls.length * 100 > head.length;
}
