import { useMemo } from 'react';
import type { CaseListView, FeeLineView } from '../../../../functions/query/case-list-view.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import { useFindings } from './case-findings.tsx';
import { type EvidenceMark, evidenceByLine } from './evidence-by-line.ts';

interface CaseListProps {
  readonly hospital: string | undefined;
  readonly setlId: string;
}

/** The settlement list as it was audited: diagnoses, procedures, and fee lines with what was found on them. */
export function CaseList({ hospital, setlId }: CaseListProps) {
  const { t } = useTexts('alerts');
  const list = useApi<CaseListView>(`/api/v1/cases/${encodeURIComponent(setlId)}/list`, { hospital });
  return (
    <Panel title={t('alerts:list.title')}>
      <Answer of={list}>
        {(found) => (
          <>
            <Coded
              title={t('alerts:list.diagnoses')}
              rows={found.diagnoses}
              first={t('alerts:list.principal')}
            />
            <Coded
              title={t('alerts:list.procedures')}
              rows={found.procedures}
              first={t('alerts:list.main')}
            />
            <FeeLines lines={found.fee_lines} hospital={hospital} setlId={setlId} />
          </>
        )}
      </Answer>
    </Panel>
  );
}

/** Codes with their names, the first one named for what it is. */
function Coded({
  title,
  rows,
  first,
}: {
  readonly title: string;
  readonly rows: readonly { readonly code: string; readonly name: string | null }[];
  readonly first: string;
}) {
  const { t } = useTexts('alerts');
  if (rows.length === 0) return null;
  return (
    <table className="plain-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('alerts:list.place')}</th>
          <th scope="col">{t('alerts:list.code')}</th>
          <th scope="col">{t('alerts:list.name')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a code may stand twice, and places do not move
          <tr key={`${at} ${code}`}>
            <td>{at === 0 ? first : at + 1}</td>
            <td>{code}</td>
            <td>{name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type MarkedLine = FeeLineView & { readonly marks: readonly EvidenceMark[] };

function FeeLines({
  lines,
  hospital,
  setlId,
}: CaseListProps & { readonly lines: readonly FeeLineView[] | null }) {
  const { t, language } = useTexts('alerts');
  const findings = useFindings(hospital, setlId).data?.findings;
  const [view, onView] = useTableView();
  const columns = useLineColumns();
  const rows = useMemo(() => {
    const marks = evidenceByLine(findings ?? [], language === 'en' ? 'en' : 'zh');
    return (lines ?? []).map((line): MarkedLine => ({ ...line, marks: marks.get(line.serial) ?? [] }));
  }, [lines, findings, language]);
  if (lines === null) return <Empty text={t('alerts:list.no-lines')} />;
  return (
    <DataTable
      caption={t('alerts:list.lines')}
      columns={columns}
      rows={rows}
      rowKey={({ serial }) => serial}
      view={view}
      onView={onView}
      fileName={`${setlId} ${t('alerts:list.lines')}`}
    />
  );
}

function useLineColumns(): readonly TableColumn<MarkedLine>[] {
  const { t, language } = useTexts('alerts');
  // biome-ignore lint/correctness/useExhaustiveDependencies: t is that of the language
  return useMemo(() => {
    const of = (key: string) => t(`alerts:list.${key}`);
    return [
      { id: 'serial', title: of('serial'), value: ({ serial }) => serial },
      {
        id: 'found',
        title: of('found'),
        value: ({ marks }) => marks.map(({ text }) => text).join('；'),
        width: 30,
      },
      { id: 'charged', title: of('charged'), kind: 'time', value: ({ charged_at }) => charged_at, width: 18 },
      { id: 'code', title: of('code'), value: ({ code }) => code },
      { id: 'name', title: of('name'), value: ({ name }) => name, width: 20 },
      { id: 'quantity', title: of('quantity'), kind: 'decimal', value: ({ quantity }) => quantity },
      { id: 'price', title: of('price'), kind: 'fen', value: ({ unit_price_fen }) => unit_price_fen },
      { id: 'amount', title: of('amount'), kind: 'fen', value: ({ amount_fen }) => amount_fen },
    ];
  }, [language]);
}
