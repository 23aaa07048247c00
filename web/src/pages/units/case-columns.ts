import type { TableColumn } from '../../parts/table-column.ts';
import type { Texts } from '../../texts/language.ts';
import type { CaseRow } from './use-cases.ts';

/** Cases as a figure counts them. */
export function caseColumns(
  { t }: Pick<Texts, 't'>,
  withParts: { readonly isMoney: boolean } | null,
): readonly TableColumn<CaseRow>[] {
  const column = (id: string) => ({ id, title: t(`units:case.${id}`) });
  return [
    { ...column('setl-id'), value: (row) => row.setl_id },
    ...(withParts ? partColumns(column, withParts) : []),
    { ...column('department'), isChoice: true, value: ({ department }) => department },
    { ...column('doctor'), value: ({ doctor }) => doctor },
    { ...column('group'), value: ({ group }) => group },
    {
      ...column('status'),
      isChoice: true,
      value: ({ status }) => status,
      textOf: (status) => t(`units:status.${status}`),
    },
    { ...column('weight'), kind: 'decimal', value: ({ weight }) => weight },
    { ...column('cost'), kind: 'fen', value: (row) => row.cost_fen },
    { ...column('payment'), kind: 'fen', value: (row) => row.payment_fen },
    { ...column('balance'), kind: 'fen', value: (row) => row.balance_fen },
    { ...column('days'), kind: 'count', value: (row) => row.los_days },
    {
      ...column('outlier'),
      isChoice: true,
      value: ({ outlier }) => outlier,
      textOf: (outlier) => t(`units:outlier.${outlier}`),
    },
    { ...column('findings'), kind: 'count', value: ({ findings }) => findings.length },
    { ...column('identified'), kind: 'fen', value: (row) => row.amount_identified_fen },
    { ...column('month'), isExtra: true, value: ({ month }) => month },
    { ...column('hospital'), isExtra: true, value: ({ hospital }) => hospital },
  ];
}

function partColumns(
  column: (id: string) => { readonly id: string; readonly title: string },
  { isMoney }: { readonly isMoney: boolean },
): readonly TableColumn<CaseRow>[] {
  const kind = isMoney ? 'fen' : 'decimal';
  return [
    { ...column('above'), kind, value: ({ part }) => part?.above ?? part?.value ?? null },
    { ...column('below'), kind: 'decimal', value: ({ part }) => part?.below ?? null },
  ];
}
