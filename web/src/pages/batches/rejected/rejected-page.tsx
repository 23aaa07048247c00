import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BatchView } from '../../../../../functions/query/batch-view.ts';
import { useApi } from '../../../api/use-api.ts';
import { Page, Panel } from '../../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../../parts/states.tsx';
import { decimal } from '../../../texts/figures.ts';
import { useTexts } from '../../../texts/language.ts';
import { rejectedSearchOf } from '../batch-search.ts';
import { useUploads } from '../uploads/use-uploads.ts';
import { type AllEdits, withEdit } from './all-edits.ts';
import { gridColumns } from './grid-columns.ts';
import { RejectedGrid } from './rejected-grid.tsx';
import { mendedFile, mendedLine, mendedName } from './rejected-record.ts';
import { saveText } from './save-text.ts';
import { useRejected } from './use-rejected.ts';
import { useResent } from './use-resent.ts';
import { useUnsaved } from './use-unsaved.ts';
import '../batches.css';

/** Refused records, each error at its cell: to be mended here or elsewhere, and dropped again. */
export function RejectedPage() {
  const { t, language } = useTexts('batches');
  const { batch: id = '' } = useParams({ strict: false });
  const { all = false } = rejectedSearchOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const batch = useApi<BatchView>(`/api/v1/batches/${encodeURIComponent(id)}`);
  const { list, columns, records, link, fetchAll } = useRejected(id);
  const [edits, setEdits] = useState<AllEdits>(new Map());
  const [, queue] = useUploads();
  const [isFetching, setFetching] = useState(false);
  useUnsaved(edits.size > 0);
  const resent = useResent(id, batch.data?.hospital);

  const fileName = batch.data?.file_name ?? id;
  const download = async () => {
    setFetching(true);
    const whole = await fetchAll().finally(() => setFetching(false));
    const lines = whole.flatMap(
      (record) => mendedLine(record, edits.get(record.at) ?? new Map(), columns) ?? [],
    );
    saveText(mendedName(fileName, t('batches:rejected.mark'), columns), mendedFile(lines, columns));
  };
  const dropAgain = async () => {
    const mended = records.flatMap((record) => {
      const own = edits.get(record.at);
      const line = own ? mendedLine(record, own, columns) : null;
      return line === null ? [] : [{ place: record.at, line }];
    });
    const lines = mended.map(({ line }) => line);
    const name = mendedName(fileName, t('batches:rejected.mended-mark'), columns);
    const file = new File([mendedFile(lines, columns)], name);
    const corrects = { batch: id, places: mended.map(({ place }) => place) };
    queue.add([{ file, handle: null, corrects }], batch.data?.hospital ?? '');
    setEdits(new Map());
    await navigate({
      to: '/batches',
      search: batch.data ? { hospital: batch.data.hospital } : {},
      ignoreBlocker: true,
    });
  };
  return (
    <Page
      title={t('batches:rejected.title')}
      lead={t('batches:rejected.lead', { file: fileName })}
      actions={
        <Link to="/batches/$batch" params={{ batch: id }}>
          {t('batches:rejected.back')}
        </Link>
      }
    >
      <Panel
        title={t('batches:rejected.records', {
          count: decimal(records.length, language, 0),
          more: list.hasNextPage ? '+' : '',
        })}
        actions={
          <div className="rejected-actions">
            <label className="rejected-all">
              <input
                type="checkbox"
                checked={all}
                onChange={({ target }) =>
                  void navigate({
                    to: '/batches/$batch/rejected',
                    params: { batch: id },
                    search: target.checked ? { all: true } : {},
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
              {t('batches:rejected.all-fields')}
            </label>
            <button type="button" disabled={isFetching} onClick={() => void download()}>
              {t(columns ? 'batches:rejected.csv' : 'batches:rejected.ndjson')}
            </button>
            {link !== null && (
              <a href={link} download>
                {t('batches:rejected.with-errors')}
              </a>
            )}
            <button
              type="button"
              className="primary"
              disabled={edits.size === 0 || !batch.data}
              onClick={() => void dropAgain()}
            >
              {t('batches:rejected.drop-again', { count: decimal(edits.size, language, 0) })}
            </button>
          </div>
        }
      >
        {list.isPending && <Loading />}
        {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && records.length === 0 && <Empty text={t('batches:rejected.none')} />}
        {resent.size > 0 && (
          <p role="status">{t('batches:rejected.resent', { count: decimal(resent.size, language, 0) })}</p>
        )}
        {records.length > 0 && (
          <RejectedGrid
            records={records}
            columns={gridColumns(records, all)}
            edits={edits}
            resent={resent}
            onEdit={(at, field, text, sent) => setEdits((before) => withEdit(before, at, field, text, sent))}
          />
        )}
        {list.hasNextPage && (
          <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('batches:rejected.more')}
          </button>
        )}
      </Panel>
    </Page>
  );
}
