import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { stepProgress } from './batch-progress.ts';

const shapes: Readonly<Record<BatchView['status'], string>> = {
  splitting: '◔',
  enrolling: '◑',
  auditing: '◕',
  closing: '◕',
  closed: '●',
};

/** The step that a batch is at, and how far that is. */
export function BatchState({ batch }: { readonly batch: BatchView }) {
  const { t, language } = useTexts('batches');
  const { status, chunks, problems } = batch;
  const isRefused = status === 'closed' && problems.length > 0;
  const done = status === 'enrolling' ? chunks?.enrolled : chunks?.audited;
  const name = t(isRefused ? 'batches:status.problem' : `batches:status.${status}`);
  const progress = stepProgress(batch);
  return (
    <span className={`batch-state batch-${isRefused ? 'problem' : status}`}>
      <span aria-hidden="true">{isRefused ? '▲' : shapes[status]}</span> {name}
      {progress !== null && (
        <>
          {' '}
          <progress value={progress} aria-label={name} />{' '}
          {t('batches:batch.chunks', {
            done: decimal(done, language, 0),
            all: decimal(chunks?.all, language, 0),
          })}
        </>
      )}
    </span>
  );
}
