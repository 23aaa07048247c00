/** An upload that somebody has begun and nobody has ended, as this browser remembers it. No byte of the file is in it. */
export interface KeptUpload {
  readonly uploadId: string;
  /** Whose it is: nobody else who signs in at this screen is told of it. */
  readonly owner: string;
  readonly hospital: string;
  readonly key: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly lastModified: number;
  readonly partBytes: number;
  /** Where the browser gives one: by it the file is found again after a reload, if the person allows it. */
  readonly handle: FileSystemFileHandle | null;
}

export interface KeptUploads {
  readonly keep: (upload: KeptUpload) => Promise<void>;
  readonly forget: (uploadId: string) => Promise<void>;
  readonly ofOwner: (owner: string) => Promise<readonly KeptUpload[]>;
  /** Takes an upload for this tab as long as it is open; `false` where another tab has it. */
  readonly claim: (uploadId: string) => Promise<boolean>;
}

const storeName = 'uploads';

/**
 * Uploads in IndexedDB. A handle of the file is kept, never the file itself: browsers keep those as copies, which would
 * put claims of gigabytes into the profile of a shared computer.
 */
export function keptUploads(): KeptUploads {
  const opened = openDatabase();
  const ask = async <T>(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest<T>) =>
    answerOf(make((await opened).transaction(storeName, mode).objectStore(storeName)));
  return {
    keep: async (upload) => {
      await ask('readwrite', (store) => store.put(upload));
    },
    forget: async (uploadId) => {
      await ask('readwrite', (store) => store.delete(uploadId));
    },
    ofOwner: async (owner) => {
      const all = await ask<KeptUpload[]>('readonly', (store) => store.getAll());
      return all.filter((upload) => upload.owner === owner);
    },
    claim: (uploadId) =>
      new Promise((resolve) => {
        void navigator.locks.request(`upload/${uploadId}`, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          // Held until the tab is gone.
          return lock === null ? undefined : new Promise<void>(() => {});
        });
      }),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('drg-sentinel', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'uploadId' });
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}
