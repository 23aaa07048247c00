import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** A file, or standard output, that takes one JSON record a line and never outruns its reader. */
export interface JsonLines {
  readonly write: (record: unknown) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** @param path standard output where it is left out */
export function jsonLines(path?: string): JsonLines {
  const stream = path === undefined ? process.stdout : createWriteStream(path);
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    write: async (record) => {
      if (failure) throw failure;
      if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, 'drain');
    },
    end: async () => {
      if (path === undefined) return;
      stream.end();
      await finished(stream);
    },
  };
}
