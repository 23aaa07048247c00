import type { Words } from '../core/claims/words.ts';
import type { BatchStatus } from './table/batches.ts';

/** Where a batch is. */
export const batchStepWords: Readonly<Record<BatchStatus, Words>> = {
  splitting: { zh: '切分中', en: 'being cut' },
  enrolling: { zh: '登记中', en: 'being enrolled' },
  auditing: { zh: '审核中', en: 'being audited' },
  closing: { zh: '收尾中', en: 'being closed' },
  closed: { zh: '已完成', en: 'closed' },
};
