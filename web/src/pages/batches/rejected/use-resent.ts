import { useApi } from '../../../api/use-api.ts';
import { useSession } from '../../../session/session-context.ts';
import { paceMs } from '../batch-progress.ts';
import { sentAgainStore } from '../uploads/sent-again.ts';
import { isUnderWay } from '../uploads/upload-state.ts';
import { ownerOf, useUploads } from '../uploads/use-uploads.ts';
import type { BatchList } from '../use-batches.ts';
import { type Resent, resentOf } from './resent.ts';

/** Which refused records of a batch were dropped again from this browser. */
export function useResent(batch: string, hospital: string | undefined): ReadonlyMap<number, Resent> {
  const { caller } = useSession();
  const [uploads] = useUploads();
  const sent = sentAgainStore(localStorage).ofBatch(ownerOf(caller), batch);
  const list = useApi<BatchList>(
    '/api/v1/batches',
    { hospital, limit: 100 },
    {
      enabled: hospital !== undefined && sent.length > 0,
      refetchMs: paceMs(false),
    },
  );
  const sending = uploads.flatMap((upload) =>
    isUnderWay(upload) && upload.corrects?.batch === batch ? upload.corrects.places : [],
  );
  return resentOf(sent, sending, list.data?.batches ?? []);
}
