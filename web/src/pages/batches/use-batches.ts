import { useState } from 'react';
import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { useApi } from '../../api/use-api.ts';
import { isOpen, paceMs } from './batch-progress.ts';

export interface BatchList {
  readonly hospital: string;
  readonly batches: readonly BatchView[];
  readonly next: string | null;
}

/**
 * Batches of a hospital, asked again as long as the page is open.
 * @param expected keys of uploads whose batches should turn up
 */
export function useBatches(hospital: string, cursor: string | undefined, expected: readonly string[]) {
  const [isMoving, setMoving] = useState(true);
  const list = useApi<BatchList>('/api/v1/batches', { hospital, cursor }, { refetchMs: paceMs(isMoving) });
  const { batches } = list.data ?? {};
  const moves =
    batches === undefined ||
    batches.some(isOpen) ||
    expected.some((key) => batches.every((batch) => batch.key !== key));
  if (moves !== isMoving) setMoving(moves);
  return list;
}
