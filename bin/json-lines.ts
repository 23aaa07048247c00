import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** A file, or standard output, that takes one JSON record a line and never outruns its reader. */
export interface JsonLines {
  readonly write: (record: unknown) => Promise<void>;
  /** Lines that are JSON already, each with its line end. */
  readonly writeLines: (lines: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** @param path standard output where it is left out */
export function jsonLines(path?: string): JsonLines {
  const stream = path === undefined ? process.stdout : createWriteStream(path);
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  const writeLines = async (lines: string) => {
    if (failure) throw failure;
    if (!stream.write(lines)) await once(stream, 'drain');
  };
  return {
    write: (record) => writeLines(`${JSON.stringify(record)}\n`),
    writeLines,
    end: async () => {
      if (path === undefined) return;
      stream.end();
      await finished(stream);
    },
  };
}
