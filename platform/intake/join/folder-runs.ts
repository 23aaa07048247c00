import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunStore } from './run-store.ts';

/** Runs in a folder of their own, which whoever is done with them removes: claims lie in it. */
export interface FolderRuns extends RunStore {
  readonly remove: () => Promise<void>;
}

/** A new folder among the temporary ones, for nobody but the user of this process. */
export async function folderRuns(): Promise<FolderRuns> {
  const folder = await mkdtemp(join(tmpdir(), 'sentinel-join-'));
  return {
    write: (name, bytes) => writeFile(join(folder, name), bytes, { mode: 0o600 }),
    read: async (name, from, to) => {
      const file = await open(join(folder, name));
      try {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(to - from), 0, to - from, from);
        if (bytesRead < to - from) throw new Error(`${name} ends before byte ${to}`);
        return buffer;
      } finally {
        await file.close();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
