import { Link } from '@tanstack/react-router';
import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { bytes, decimal, share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { failureText } from './uploads/failure-text.ts';
import { secondsLeft } from './uploads/speed-meter.ts';
import { actionsIn, type UploadAction, type UploadState, type UploadView } from './uploads/upload-state.ts';

const shapes: Readonly<Record<UploadState, string>> = {
  waiting: '○',
  sending: '◔',
  ending: '◕',
  done: '●',
  paused: '‖',
  failed: '▲',
  empty: '▲',
  'file-needed': '◆',
  'leave-needed': '◆',
};

/** The files that are being sent. */
export function UploadList({
  uploads,
  batches,
  onAct,
}: {
  readonly uploads: readonly UploadView[];
  /** Among which those of uploads that have arrived are looked for. */
  readonly batches: readonly BatchView[];
  readonly onAct: (id: number, action: UploadAction) => void;
}) {
  return (
    <ul className="uploads">
      {uploads.map((upload) => (
        <UploadItem
          key={upload.id}
          upload={upload}
          batch={batches.find(({ key }) => key === upload.key)}
          onAct={onAct}
        />
      ))}
    </ul>
  );
}

function UploadItem({
  upload,
  batch,
  onAct,
}: {
  readonly upload: UploadView;
  readonly batch: BatchView | undefined;
  readonly onAct: (id: number, action: UploadAction) => void;
}) {
  const { t, say } = useTexts('batches');
  const { id, fileName, state, sentBytes, sizeBytes, error } = upload;
  return (
    <li className={`upload upload-${state}`}>
      <strong>{fileName}</strong>
      <span role="status">
        <span aria-hidden="true">{shapes[state]}</span> {t(`batches:upload.${state}`)}
      </span>
      {state !== 'done' && state !== 'empty' && (
        <progress value={sentBytes / sizeBytes} aria-label={fileName} />
      )}
      <UploadFigures upload={upload} />
      {state === 'failed' && <p className="upload-why">{failureText(error, t, say)}</p>}
      <span className="upload-actions">
        {batch && (
          <Link className="button" to="/batches/$batch" params={{ batch: batch.batch }}>
            {t('batches:upload.batch')}
          </Link>
        )}
        {actionsIn[state].map((action) => (
          <button
            key={action}
            type="button"
            aria-label={`${t(`batches:action.${action}`)} ${fileName}`}
            onClick={() => onAct(id, action)}
          >
            {t(`batches:action.${action}`)}
          </button>
        ))}
      </span>
    </li>
  );
}

function UploadFigures({ upload }: { readonly upload: UploadView }) {
  const { t, language } = useTexts('batches');
  const { sentBytes, sizeBytes, bytesPerSecond, state } = upload;
  const size = bytes(sizeBytes, language);
  if (state === 'done' || state === 'empty') return <span className="upload-figures">{size}</span>;
  const left = secondsLeft(sizeBytes - sentBytes, bytesPerSecond);
  const parts = [
    t('batches:upload.sent', { sent: bytes(sentBytes, language), size }),
    share(sentBytes / sizeBytes, language, 0),
    ...(state === 'sending' && bytesPerSecond !== null ? [`${bytes(bytesPerSecond, language)}/s`] : []),
    ...(state === 'sending' && left !== null ? [timeLeft(left, t, language)] : []),
  ];
  return <span className="upload-figures">{parts.join(' · ')}</span>;
}

function timeLeft(
  seconds: number,
  t: ReturnType<typeof useTexts>['t'],
  language: Parameters<typeof decimal>[1],
): string {
  if (seconds < 60) return t('batches:upload.seconds-left', { seconds });
  return t('batches:upload.minutes-left', { minutes: decimal(Math.ceil(seconds / 60), language, 0) });
}
