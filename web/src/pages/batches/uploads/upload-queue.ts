import type { ChosenFile } from './chosen-file.ts';
import type { KeptUpload, KeptUploads } from './kept-uploads.ts';
import { type ArrivedPart, type Part, partsLeft, partsOf } from './part-plan.ts';
import type { PutBlob } from './put-blob.ts';
import { sendParts } from './send-parts.ts';
import type { Corrects } from './sent-again.ts';
import { type SpeedMeter, speedMeter } from './speed-meter.ts';
import { tryAgain, type Wait } from './try-again.ts';
import type { BegunUpload, UploadCalls } from './upload-calls.ts';
import type { UploadAction, UploadState, UploadView } from './upload-state.ts';

export interface QueueMeans {
  readonly calls: UploadCalls;
  readonly put: PutBlob;
  readonly wait: Wait;
  readonly kept: KeptUploads;
  readonly mayRead: (handle: FileSystemFileHandle) => Promise<PermissionState>;
  readonly askToRead: (handle: FileSystemFileHandle) => Promise<boolean>;
  readonly nowMs: () => number;
  /** Told when a file with corrected records has arrived. */
  readonly onCorrected: (corrects: Corrects, key: string) => void;
  /** Whose uploads these are. */
  readonly owner: string;
}

/** One upload on its way. */
interface Entry {
  view: UploadView;
  file: Blob | null;
  readonly lastModified: number;
  handle: FileSystemFileHandle | null;
  /** Of a file in parts that has begun. */
  upload: KeptUpload | null;
  meter: SpeedMeter;
  control: AbortController;
}

interface Resumed {
  readonly upload: KeptUpload;
  readonly arrived: readonly ArrivedPart[];
}

const quietMs = 200;

/** Sends files one after the other, and remembers those in parts until they have arrived. */
export class UploadQueue {
  #entries: readonly Entry[] = [];
  #views: readonly UploadView[] = [];
  #count = 0;
  #isRunning = false;
  #toldMs = 0;
  readonly #listeners = new Set<() => void>();
  readonly #means: QueueMeans;

  constructor(means: QueueMeans) {
    this.#means = means;
  }

  readonly views = () => this.#views;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Takes up what broke off with an earlier page of the same person. */
  async takeUp(): Promise<void> {
    const { kept, owner, mayRead } = this.#means;
    for (const upload of await kept.ofOwner(owner)) {
      if (!(await kept.claim(upload.uploadId))) continue;
      const entry = this.#enter(upload, upload.handle, upload);
      const leave = upload.handle ? await mayRead(upload.handle) : 'denied';
      if (leave === 'granted') await this.#openHandle(entry);
      else this.#change(entry, { state: leave === 'prompt' ? 'leave-needed' : 'file-needed' });
    }
    this.#run();
  }

  /** One that broke off goes on when the same file is given again; one without a byte is not sent. */
  add(files: readonly ChosenFile[], hospital: string): void {
    for (const { file, handle, corrects = null } of files) {
      const asked = this.#entries.find((entry) => isAskedFor(entry, file));
      if (asked) Object.assign(asked, { file, handle: handle ?? asked.handle });
      const facts = { fileName: file.name, sizeBytes: file.size, lastModified: file.lastModified, hospital };
      const entry = asked ?? this.#enter(facts, handle, null);
      entry.file = file;
      this.#change(entry, { state: file.size === 0 ? 'empty' : 'waiting', corrects });
    }
    this.#run();
  }

  act(id: number, action: UploadAction): void {
    const entry = this.#entries.find(({ view }) => view.id === id);
    if (!entry) return;
    if (action === 'pause') this.#stop(entry, 'paused');
    else if (action === 'allow') void this.#allow(entry);
    else if (action === 'cancel' || action === 'dismiss') void this.#drop(entry);
    else {
      this.#change(entry, { state: 'waiting', error: null });
      this.#run();
    }
  }

  #enter(
    facts: Pick<KeptUpload, 'fileName' | 'sizeBytes' | 'lastModified' | 'hospital'>,
    handle: FileSystemFileHandle | null,
    upload: KeptUpload | null,
  ): Entry {
    const { fileName, sizeBytes, hospital, lastModified } = facts;
    const view: UploadView = {
      id: ++this.#count,
      fileName,
      sizeBytes,
      hospital,
      sentBytes: 0,
      bytesPerSecond: null,
      state: 'file-needed',
      error: null,
      key: upload?.key ?? null,
      corrects: null,
    };
    const own = { meter: speedMeter(), control: new AbortController() };
    const entry: Entry = { view, file: null, lastModified, handle, upload, ...own };
    this.#entries = [...this.#entries, entry];
    return entry;
  }

  #run(): void {
    if (this.#isRunning) return;
    const next = this.#entries.find(({ view }) => view.state === 'waiting');
    if (!next?.file) return;
    this.#isRunning = true;
    void this.#send(next, next.file).finally(() => {
      this.#isRunning = false;
      this.#run();
    });
  }

  async #send(entry: Entry, file: Blob): Promise<void> {
    entry.control = new AbortController();
    entry.meter = speedMeter();
    const { signal } = entry.control;
    this.#change(entry, { state: 'sending', error: null });
    try {
      const upload = await this.#resumed(entry);
      if (upload) await this.#sendParts(entry, file, upload, signal);
      else await this.#sendNew(entry, file, signal);
      const { corrects, key, sizeBytes } = entry.view;
      if (corrects && key !== null) this.#means.onCorrected(corrects, key);
      this.#change(entry, { state: 'done', sentBytes: sizeBytes });
    } catch (error) {
      // Called off, it has been told already why.
      if (!signal.aborted) this.#change(entry, { state: 'failed', error });
    }
  }

  /** An upload that had begun, with the parts of it that have arrived; `null` where there is none, or none any more. */
  async #resumed({ upload, control }: Entry): Promise<Resumed | null> {
    const { calls, kept, wait } = this.#means;
    if (!upload) return null;
    const arrived = await tryAgain(() => calls.arrived(upload.uploadId), wait, control.signal);
    if (arrived === null) await kept.forget(upload.uploadId);
    return arrived && { upload, arrived };
  }

  async #sendNew(entry: Entry, file: Blob, signal: AbortSignal): Promise<void> {
    const { calls, put, wait, kept, owner } = this.#means;
    const { fileName, sizeBytes, hospital } = entry.view;
    const asked = { file_name: fileName, size_bytes: sizeBytes, hospital };
    const begun = await tryAgain(() => calls.begin(asked), wait, signal);
    this.#change(entry, { key: begun.key });
    if ('url' in begun) {
      const onSent = (bytes: number) => this.#note(entry, Math.min(bytes, file.size));
      return tryAgain(() => put(begun.url, file.slice(), onSent, signal), wait, signal);
    }
    const { lastModified, handle } = entry;
    const upload = keptOf(begun, { owner, fileName, sizeBytes, hospital, lastModified, handle });
    entry.upload = upload;
    await kept.claim(upload.uploadId);
    await kept.keep(upload);
    await this.#sendParts(entry, file, { upload, arrived: [] }, signal);
  }

  async #sendParts(
    entry: Entry,
    file: Blob,
    { upload: { uploadId, sizeBytes, partBytes }, arrived }: Resumed,
    signal: AbortSignal,
  ): Promise<void> {
    const { calls, put, wait, kept } = this.#means;
    const parts = partsLeft(partsOf(sizeBytes, partBytes), arrived);
    const before = sizeBytes - sizeOf(parts);
    this.#note(entry, before);
    const onSent = (bytes: number) => this.#note(entry, before + bytes);
    const linkOf = (number: number) => calls.linkOf(uploadId, number);
    await sendParts({ file, parts, linkOf, put, wait, onSent, signal });
    this.#change(entry, { state: 'ending' });
    await tryAgain(() => calls.complete(uploadId, sizeBytes), wait, signal);
    await kept.forget(uploadId);
  }

  #note(entry: Entry, sentBytes: number): void {
    const { nowMs } = this.#means;
    entry.meter.note(sentBytes, nowMs());
    entry.view = { ...entry.view, sentBytes, bytesPerSecond: entry.meter.bytesPerSecond() };
    // Bytes are told of many times a second, which nobody can read.
    if (nowMs() - this.#toldMs >= quietMs) this.#tell();
  }

  #stop(entry: Entry, state: UploadState): void {
    entry.control.abort(new DOMException('called off', 'AbortError'));
    this.#change(entry, { state, bytesPerSecond: null });
  }

  async #drop(entry: Entry): Promise<void> {
    const { calls, kept } = this.#means;
    const isDone = entry.view.state === 'done';
    this.#stop(entry, 'done');
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#tell();
    if (isDone || !entry.upload) return;
    const { uploadId } = entry.upload;
    await kept.forget(uploadId);
    // What is not dropped now the store drops after a day.
    await calls.abandon(uploadId).catch(() => {});
  }

  async #allow(entry: Entry): Promise<void> {
    const { handle } = entry;
    if (handle && (await this.#means.askToRead(handle))) await this.#openHandle(entry);
    else this.#change(entry, { state: 'file-needed' });
    this.#run();
  }

  async #openHandle(entry: Entry): Promise<void> {
    const file = await entry.handle?.getFile().catch(() => null);
    const isSame = file && file.size === entry.view.sizeBytes && file.lastModified === entry.lastModified;
    if (isSame) entry.file = file;
    this.#change(entry, { state: isSame ? 'waiting' : 'file-needed' });
  }

  #change(entry: Entry, change: Partial<UploadView>): void {
    entry.view = { ...entry.view, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#toldMs = this.#means.nowMs();
    this.#views = this.#entries.map(({ view }) => view);
    for (const listener of this.#listeners) listener();
  }
}

const sizeOf = (parts: readonly Part[]) => parts.reduce((sum, { start, end }) => sum + end - start, 0);

/** By what can be known of a file without reading it. */
function isAskedFor({ view, lastModified }: Entry, file: File): boolean {
  const isWaiting = view.state === 'file-needed' || view.state === 'leave-needed';
  return (
    isWaiting &&
    view.fileName === file.name &&
    view.sizeBytes === file.size &&
    lastModified === file.lastModified
  );
}

function keptOf(
  { key, upload_id, part_bytes }: Extract<BegunUpload, { upload_id: string }>,
  rest: Omit<KeptUpload, 'uploadId' | 'key' | 'partBytes'>,
): KeptUpload {
  return { uploadId: upload_id, key, partBytes: part_bytes, ...rest };
}
