import type { BatchView } from '../../../../functions/query/batch-view.ts';

export const isOpen = ({ status }: Pick<BatchView, 'status'>) => status !== 'closed';

/** How far the step is that a batch is at, from 0 to 1; `null` where its length is not known. */
export function stepProgress({ status, chunks }: Pick<BatchView, 'status' | 'chunks'>): number | null {
  if (!chunks || chunks.all === 0) return null;
  if (status === 'enrolling') return chunks.enrolled / chunks.all;
  return status === 'auditing' ? chunks.audited / chunks.all : null;
}

/** How often to look again, in ms: soon while something moves, or is expected. */
export const paceMs = (isMoving: boolean) => (isMoving ? 2_000 : 20_000);
