import { useMemo, useRef, useState } from 'react';
import type { BulkAnswer, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Period } from '../../parts/period.ts';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { useTableView } from '../../parts/use-table-view.ts';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { BulkActions } from './bulk-actions.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { type FindingsSearch, queryOf } from './findings-search.ts';
import { useFindingColumns } from './use-finding-columns.tsx';
import { useWorklist } from './use-worklist.ts';
import { worklistFacts } from './worklist-facts.ts';

export interface WorklistProps {
  readonly search: FindingsSearch;
  readonly period: Period;
}

/** The findings of a question, to be sorted, ticked, decided about, printed and taken along. */
export function Worklist(props: WorklistProps) {
  const key = JSON.stringify(queryOf(props.search, props.period));
  // Ticks, and what became of them, are of one question.
  return <WorklistOf key={key} {...props} />;
}

function WorklistOf({ search, period }: WorklistProps) {
  const texts = useTexts('findings');
  const { t, language } = texts;
  const [asked] = useState(() => queryOf(search, period));
  const { rows, total, pages, isLoading, error, retry, note } = useWorklist(asked);
  const columns = useFindingColumns(pages);
  const [view, onView] = useTableView();
  const [selected, onSelected] = useState<ReadonlySet<string>>(none);
  const [outcome, setOutcome] = useState<BulkAnswer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const about = useMemo(() => worklistFacts(search, pages, texts), [search, pages, language]);
  const list = useRef<HTMLDivElement>(null);
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
  const closeOutcome = () => {
    setOutcome(null);
    list.current?.querySelector<HTMLElement>('.row-open[tabindex="0"]')?.focus();
  };
  return (
    <div ref={list}>
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
      {outcome && <BulkOutcome answer={outcome} rows={rows} onClose={closeOutcome} />}
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
        tools={(shown) => (
          <BulkActions {...{ rows, shown, selected }} allowed={pages[0]?.actions ?? []} onDone={done} />
        )}
        about={about}
        fileName={`${t('findings:title')} ${period}`}
      />
    </div>
  );
}

const none: ReadonlySet<string> = new Set();
const keyOf = ({ finding_id }: Pick<FindingRow, 'finding_id'>) => finding_id;
const linkOf = ({ finding_id }: FindingRow) => `/findings/${finding_id}`;
