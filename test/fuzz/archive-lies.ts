import type { Random } from '../../generator/random.ts';
import type { ZipEntry } from '../support/archive/write-zip.ts';

/** Lies about an entry of an archive: it may be lost, the others may not, but for {@link directoryLies}. */
export const entryLies: Readonly<Record<string, (random: Random, entry: ZipEntry) => ZipEntry>> = {
  'wrong-checksum': (random, entry) => ({ ...entry, claims: { crc: random.int(0, 2 ** 31) } }),
  'wrong-size': (random, entry) => ({
    ...entry,
    claims: { size: random.pick([0, 1, 1000, 2 ** 31, 2 ** 32 - 2]) },
  }),
  'wrong-offset': (random, entry) => ({
    ...entry,
    claims: { offset: random.pick([1, 40, 2 ** 31, 2 ** 32 - 2]) },
  }),
  'unknown-method': (random, entry) => ({ ...entry, method: random.pick([1, 9, 12, 93, 95, 99]) }),
  'strange-flags': (random, entry) => ({ ...entry, flags: random.pick([0x1, 0x8, 0x20, 0x2000, 0xf000]) }),
  'strong-encryption': (random, entry) => ({ ...entry, flags: random.pick([0x40, 0xffff]) }),
  'strange-extra': (random, entry) => ({
    ...entry,
    extra: Uint8Array.from({ length: random.int(1, 60) }, () => random.int(0, 255)),
  }),
  'damaged-content': (random, entry) => {
    const content = Uint8Array.from(Buffer.from(entry.content));
    return { ...entry, content: content.map((byte) => (random.chance(0.01) ? random.int(0, 255) : byte)) };
  },
  'an-archive-within': (_, entry) => ({
    ...entry,
    content: Buffer.from('PK\u0003\u0004 and so on', 'latin1'),
  }),
};

/** Those that the directory cannot be read with, or that make entries lie upon each other: then nothing is read. */
export const directoryLies: ReadonlySet<string> = new Set([
  'wrong-offset',
  'strange-extra',
  'strong-encryption',
]);

/** Names that have led programs elsewhere, or nowhere. A name decides nothing but how the part is told of. */
export const strangeNames: readonly (string | Uint8Array)[] = [
  ...['../../etc/cron.d/claims.csv', '/etc/passwd', 'C:\\claims.csv', '..\\..\\claims.csv', 'a/./b/../c.csv'],
  ...[
    '',
    ' ',
    '.',
    '..',
    '/',
    'a'.repeat(5000),
    '__proto__',
    'con.csv',
    'nul',
    '\u202ecsv.exe',
    'a\u0000.csv',
  ],
  ...[
    '\u001b[2J.csv',
    'a\nb.csv',
    '=1+1.csv',
    '<script>.csv',
    '月.csv',
    '\ud83d\ude00.csv',
    'same.csv',
    '%2e%2e',
  ],
  Uint8Array.from([0xd4, 0xc2, 0xb1, 0xa8]),
  Uint8Array.from([0xff, 0xfe, 0x00]),
];
