import type { Corrects } from './sent-again.ts';

/** A file that somebody has chosen, and the handle by which it is found again, where the browser gives one. */
export interface ChosenFile {
  readonly file: File;
  readonly handle: FileSystemFileHandle | null;
  /** Of one that was written here. */
  readonly corrects?: Corrects;
}

/** In Chromium alone; TypeScript does not know them. */
interface HandledItem extends DataTransferItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}
interface AskingHandle extends FileSystemFileHandle {
  readonly queryPermission?: (asked: { mode: 'read' }) => Promise<PermissionState>;
  readonly requestPermission?: (asked: { mode: 'read' }) => Promise<PermissionState>;
}

/** What was dropped, as far as it is files. To be called while the drop is being told of: items are gone afterwards. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file') as HandledItem[];
  const chosen = items.map((item) => {
    const file = item.getAsFile();
    return [file, item.getAsFileSystemHandle?.() ?? null] as const;
  });
  return Promise.all(
    chosen.map(async ([file, asked]) => {
      const handle = await asked;
      return handle?.kind === 'directory' || !file
        ? []
        : [{ file, handle: handle as FileSystemFileHandle | null }];
    }),
  ).then((files) => files.flat());
}

/** Whether the file of a handle may be read without asking, may be asked for, or not. */
export function mayRead(handle: AskingHandle): Promise<PermissionState> {
  return handle.queryPermission?.({ mode: 'read' }) ?? Promise.resolve('denied');
}

/** Asks the person; only in answer to something he did. */
export async function askToRead(handle: AskingHandle): Promise<boolean> {
  return (await handle.requestPermission?.({ mode: 'read' })) === 'granted';
}
