import { useMemo, useState } from 'react';
import type { BulkAnswer, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import type { Query } from '../../api/get-json.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { useTableView } from '../../parts/use-table-view.ts';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { BulkActions } from './bulk-actions.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { useFindingColumns } from './use-finding-columns.tsx';
import { useWorklist } from './use-worklist.ts';

/** The findings of a question, to be sorted, ticked, decided about, printed and taken along. */
export function Worklist({ query }: { readonly query: Query }) {
  const { t, language } = useTexts('findings');
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether it is another question
  const asked = useMemo(() => query, [key]);
  const { rows, total, pages, isLoading, error, retry, note } = useWorklist(asked);
  const columns = useFindingColumns(pages);
  const [view, onView] = useTableView();
  const [selected, onSelected] = useState<ReadonlySet<string>>(none);
  const [outcome, setOutcome] = useState<BulkAnswer | null>(null);
  if (error && rows.length === 0) return <Failure error={error} onRetry={retry} />;
  if (pages.length === 0) return <Loading />;
  if (rows.length === 0) return <Empty text={t('findings:none')} />;
  const done = (answer: BulkAnswer) => {
    note(answer);
    setOutcome(answer);
    // What was refused stays ticked, and what was not answered.
    const decided = new Set(answer.findings.filter((one) => one.done).map(keyOf));
    onSelected(new Set([...selected].filter((id) => !decided.has(id))));
  };
  return (
    <>
      {isLoading && !error && (
        <div className="worklist-progress" role="status">
          <progress max={total} value={rows.length} aria-label={t('findings:loading')} />
          {t('findings:loaded', {
            loaded: decimal(rows.length, language, 0),
            total: decimal(total, language, 0),
          })}
        </div>
      )}
      {error && <Failure error={error} onRetry={retry} />}
      {outcome && <BulkOutcome answer={outcome} rows={rows} onClose={() => setOutcome(null)} />}
      <DataTable
        caption={t('findings:title')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        view={view}
        onView={onView}
        selected={selected}
        onSelected={onSelected}
        linkOf={linkOf}
        tools={
          <BulkActions rows={rows} selected={selected} allowed={pages[0]?.actions ?? []} onDone={done} />
        }
        fileName={`${t('findings:title')} ${String(query['period'] ?? '')}`}
      />
    </>
  );
}

const none: ReadonlySet<string> = new Set();
const keyOf = ({ finding_id }: Pick<FindingRow, 'finding_id'>) => finding_id;
const linkOf = ({ finding_id }: FindingRow) => `/findings/${finding_id}`;
