import { openStackAt } from '../../../bin/endpoints.ts';
import { documentedLimits } from '../../../core/claims/intake-limits.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { encodeChunk } from '../../../platform/intake/chunk-object.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { loadCsvColumns } from '../../../platform/knowledge/load-dictionaries.ts';
import { objectStore } from '../../../platform/object-store.ts';
import { batchStore } from '../../../platform/table/batches.ts';
import { workArea } from '../../../platform/work-area.ts';
import { stack } from './outsider.ts';

/**
 * What split leaves behind of a file, had it run when these activations stood. Answers the batch.
 * @param activations name of what stood; `null` for nothing
 * @param recordsAChunk at the most
 */
export async function cutBatch(
  hospital: string,
  name: string,
  content: string,
  activations: string | null,
  recordsAChunk = documentedLimits.recordsAChunk,
): Promise<string> {
  const { clients, table } = openStackAt(stack);
  const batches = batchStore(table);
  const work = objectStore(clients.s3, stack.buckets.work);
  const uploaded_at = new Date().toISOString();
  const id = `cut-${name}-${process.pid}`;
  const claims = new ClaimFile(name, bytesSource(Buffer.from(content)), {
    columns: loadCsvColumns(),
    limits: { ...documentedLimits, recordsAChunk },
  });
  let chunks = 0;
  for await (const chunk of claims.chunks()) {
    chunks++;
    await work.write(workArea.chunk(id, chunk.number), encodeChunk(chunk));
  }
  await batches.register({
    id,
    hospital,
    key: `incoming/${hospital}/${name}`,
    version: null,
    etag: 'e',
    size_bytes: content.length,
    uploaded_at,
    seq: `${uploaded_at}#00`,
    status: 'splitting',
  });
  const { records, format } = claims;
  const plan = {
    ...{ chunks, records, format, encoding: 'utf-8', problems: [], notices: [] },
    ...{ activations, planned_at: uploaded_at },
  };
  await batches.plan(id, plan, 'enrolling');
  return id;
}
