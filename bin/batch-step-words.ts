import type { Words } from '../core/claims/words.ts';
import type { BatchStatus } from '../platform/table/batches.ts';

const words: Readonly<Record<BatchStatus, Words>> = {
  splitting: { zh: '切分中', en: 'being cut' },
  enrolling: { zh: '登记中', en: 'being enrolled' },
  auditing: { zh: '审核中', en: 'being audited' },
  closing: { zh: '收尾中', en: 'being closed' },
  closed: { zh: '已完成', en: 'closed' },
};

/** Where a batch is, in both languages. */
export function batchStepWords(status: BatchStatus): string {
  const { zh, en } = words[status];
  return `${zh} ${en}`;
}
