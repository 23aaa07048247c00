import { useEffect, useSyncExternalStore } from 'react';
import type { SignedIn } from '../../../session/session-context.ts';
import { useSession } from '../../../session/session-context.ts';
import { askToRead, mayRead } from './chosen-file.ts';
import { keptUploads } from './kept-uploads.ts';
import { putBlob } from './put-blob.ts';
import { sentAgainStore } from './sent-again.ts';
import { waitFor } from './try-again.ts';
import { uploadCalls } from './upload-calls.ts';
import { UploadQueue } from './upload-queue.ts';
import { isUnderWay, type UploadView } from './upload-state.ts';

let queue: UploadQueue | undefined;

/** Under which name this browser keeps what somebody has sent. */
export const ownerOf = ({ hospital, name }: SignedIn['caller']) => `${hospital}/${name}`;

/** One queue as long as the portal is open: uploads go on while other pages are looked at. */
function queueOf({ caller, token }: SignedIn): UploadQueue {
  if (queue) return queue;
  queue = new UploadQueue({
    calls: uploadCalls(token),
    put: putBlob,
    wait: waitFor,
    kept: keptUploads(),
    mayRead,
    askToRead,
    nowMs: () => performance.now(),
    onCorrected: (corrects, key) =>
      sentAgainStore(localStorage).keep({
        ...corrects,
        owner: ownerOf(caller),
        sentAt: new Date().toISOString(),
        key,
      }),
    owner: ownerOf(caller),
  });
  void queue.takeUp();
  return queue;
}

/** The uploads of whoever is signed in. While some are under way, the browser asks before it leaves the portal. */
export function useUploads(): readonly [uploads: readonly UploadView[], queue: UploadQueue] {
  const own = queueOf(useSession());
  const uploads = useSyncExternalStore(own.subscribe, own.views);
  const isBusy = uploads.some(isUnderWay);
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isBusy]);
  return [uploads, own];
}
