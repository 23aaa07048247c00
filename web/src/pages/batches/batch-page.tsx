import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { BatchView } from '../../../../functions/query/batch-view.ts';
import { useApi } from '../../api/use-api.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { bytes, dateTime, decimal, timeLeft } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { isOpen, paceMs } from './batch-progress.ts';
import { BatchState } from './batch-state.tsx';
import { ReceiptView } from './receipt-view.tsx';
import './batches.css';

/** One file: how far it is, and its receipt once there is one. */
export function BatchPage() {
  const { t } = useTexts('batches');
  const { batch: id } = useParams({ strict: false });
  const [isMoving, setMoving] = useState(true);
  const path = `/api/v1/batches/${encodeURIComponent(id ?? '')}`;
  const batch = useApi<BatchView>(path, {}, { refetchMs: isMoving && paceMs(true) });
  const moves = batch.data === undefined ? !batch.isError : isOpen(batch.data);
  if (moves !== isMoving) setMoving(moves);
  return (
    <Page
      title={batch.data?.file_name ?? t('batches:batch.title')}
      lead={t('batches:batch.title')}
      actions={<Link to="/batches">{t('batches:back')}</Link>}
    >
      <Answer of={batch}>
        {(known) => (
          <>
            <BatchFacts batch={known} />
            {!isOpen(known) && <ReceiptView batch={known} path={path} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function BatchFacts({ batch }: { readonly batch: BatchView }) {
  const { t, say, language } = useTexts('batches');
  const facts: readonly (readonly [name: string, value: string])[] = [
    ['batch.hospital', batch.hospital],
    ['batch.uploaded', dateTime(batch.uploaded_at, language)],
    ['batch.size', bytes(batch.size_bytes, language)],
    ['batch.records', decimal(batch.records, language, 0)],
    ...(batch.progress?.records_per_second
      ? [
          [
            'batch.pace',
            t('batches:batch.per-second', {
              records: decimal(batch.progress.records_per_second, language, 0),
              left: timeLeft(batch.progress.seconds_left, language),
            }),
          ] as const,
        ]
      : []),
    ['batch.format', [batch.format, batch.encoding].filter(Boolean).join(', ') || '—'],
  ];
  return (
    <div className="panel batch-facts">
      <p role="status">
        <BatchState batch={batch} />
      </p>
      {batch.stuck && <p role="alert">▲ {say(batch.stuck.message)}</p>}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`batches:${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
