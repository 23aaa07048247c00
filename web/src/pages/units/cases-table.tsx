import { useCallback, useMemo } from 'react';
import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Figure, Figures } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { useTableView } from '../../parts/use-table-view.ts';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { caseColumns } from './case-columns.ts';
import { caseHref } from './hrefs.ts';
import { SumLine } from './sum-line.tsx';
import type { CasesSearch } from './units-search.ts';
import { type CaseRow, type CasesFound, useCases } from './use-cases.ts';

export interface CasesTableProps {
  readonly search: CasesSearch;
  /** By which the cases are counted. */
  readonly indicator: IndicatorView | undefined;
}

/** The cases, what they come to, and how their parts add up. */
export function CasesTable({ search, indicator }: CasesTableProps) {
  const { t, language } = useTexts('units');
  const [view, onView] = useTableView();
  const found = useCases(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo(
    () => caseColumns({ t }, indicator ? { isMoney: indicator.unit === 'fen' } : null),
    [indicator, language],
  );
  const linkOf = useCallback(({ setl_id, hospital }: CaseRow) => caseHref(setl_id, hospital), []);
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { whole, cases } = found.data;
  if (cases.length === 0) return <Empty text={t('units:no-cases')} />;
  const all = whole.totals.cases + whole.totals.outpatient_bills;
  return (
    <>
      {indicator && whole.figure && <SumLine {...{ indicator, figure: whole.figure, cases, all }} />}
      <Totals of={whole.totals} />
      <DataTable
        caption={t('units:cases')}
        fileName={`cases-${search.period}`}
        {...{ columns, rows: cases, rowKey, view, onView, linkOf }}
        tools={
          found.hasNextPage && (
            <button
              type="button"
              disabled={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t('units:more', { shown: decimal(cases.length, language, 0), all: decimal(all, language, 0) })}
            </button>
          )
        }
      />
    </>
  );
}

const rowKey = ({ hospital, setl_id }: CaseRow) => `${hospital} ${setl_id}`;

function Totals({ of }: { readonly of: CasesFound['whole']['totals'] }) {
  const { t, language } = useTexts('units');
  const count = (value: number) => decimal(value, language, 0);
  return (
    <Figures>
      <Figure name={t('units:total.cases')} value={count(of.cases)} />
      <Figure name={t('units:total.cost')} value={yuan(of.cost_fen, language)} />
      <Figure name={t('units:total.payment')} value={yuan(of.payment_fen, language)} />
      <Figure name={t('units:total.balance')} value={yuan(of.balance_fen, language)} />
      <Figure name={t('units:total.weight')} value={decimal(of.total_weight, language, 2)} />
      <Figure name={t('units:total.flagged')} value={count(of.flagged_cases)} />
      <Figure name={t('units:total.identified')} value={yuan(of.amount_identified_fen, language)} />
    </Figures>
  );
}
