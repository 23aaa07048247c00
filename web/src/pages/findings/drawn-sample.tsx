import { useMemo, useState } from 'react';
import type { SampleProtocol } from '../../../../core/review/sample-protocol.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { TableView } from '../../parts/table-rows.ts';
import { dateTime } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { caseAddress } from './case-address.ts';
import { saveText } from './save-text.ts';

type Drawn = SampleProtocol['drawn'][number];

/** The cases that were drawn, and the protocol, with which anybody can draw them again. */
export function DrawnSample({ protocol }: { readonly protocol: SampleProtocol }) {
  const { t, language } = useTexts('findings');
  const [view, onView] = useState<TableView>({});
  const { population, drawn, seed, drawn_by, drawn_at } = protocol;
  const columns = useMemo(
    (): readonly TableColumn<Drawn>[] => [
      { id: 'case', title: t('findings:column.setl_id'), value: ({ id }) => caseOf(id) },
      { id: 'stratum', title: t('findings:sample.stratum'), value: ({ stratum }) => stratum },
      { id: 'risk', title: t('findings:sample.risk'), kind: 'decimal', value: ({ risk }) => risk },
      {
        id: 'inclusion',
        title: t('findings:sample.inclusion'),
        kind: 'share',
        value: ({ inclusion }) => inclusion,
      },
    ],
    [t],
  );
  return (
    <Panel
      title={t('findings:sample.drawn', { count: drawn.length, of: population.cases })}
      actions={
        <button
          type="button"
          className="not-printed"
          onClick={() => saveText(`${JSON.stringify(protocol, null, 2)}\n`, `sample-${seed}.json`)}
        >
          {t('findings:sample.protocol')}
        </button>
      }
    >
      <p>
        {t('findings:sample.told', { seed, by: drawn_by, at: dateTime(drawn_at, language) })}{' '}
        <code>sha256 {population.sha256.slice(0, 16)}…</code>
      </p>
      <DataTable
        caption={t('findings:sample.title')}
        columns={columns}
        rows={drawn}
        rowKey={({ id }) => id}
        view={view}
        onView={onView}
        linkOf={linkOf}
        fileName={`sample-${seed}`}
      />
    </Panel>
  );
}

const caseOf = (id: string) => id.slice(id.indexOf('#') + 1);
const linkOf = ({ id }: Drawn) => caseAddress(id.slice(0, id.indexOf('#')), caseOf(id));
