import { type ReactNode, useMemo, useState } from 'react';
import { decimal } from '../texts/figures.ts';
import { useTexts } from '../texts/language.ts';
import type { TableColumn } from './table-column.ts';
import { choicesOf, type TableView } from './table-rows.ts';

export interface TableToolsProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly shown: readonly Row[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly tools: ReactNode;
  readonly fileName: string;
}

/** Above a table: which of its rows, how many that are, and the way to take them along. */
export function TableTools<Row>({
  caption,
  columns,
  rows,
  shown,
  view,
  onView,
  tools,
  fileName,
}: TableToolsProps<Row>) {
  const { t, language } = useTexts();
  const choices = useMemo(
    () =>
      columns.filter(({ isChoice }) => isChoice).map((column) => ({ column, all: choicesOf(rows, column) })),
    [columns, rows],
  );
  const [isMaking, setMaking] = useState(false);
  const take = async () => {
    setMaking(true);
    const { saveWorkbook } = await import('./save-workbook.ts');
    await saveWorkbook({ fileName, sheet: caption, columns, rows: shown, language }).finally(() =>
      setMaking(false),
    );
  };
  return (
    <div className="table-tools">
      <label className="not-printed">
        {t('table.find')}
        <input
          type="search"
          value={view.text ?? ''}
          onChange={({ target }) => onView({ ...view, text: target.value })}
        />
      </label>
      {choices.map(({ column, all }) => (
        <label key={column.id} className="not-printed">
          {column.title}
          <select
            value={view.choices?.[column.id] ?? ''}
            onChange={({ target }) =>
              onView({ ...view, choices: { ...view.choices, [column.id]: target.value } })
            }
          >
            <option value="">{t('table.all')}</option>
            {all.map((text) => (
              <option key={text}>{text}</option>
            ))}
          </select>
        </label>
      ))}
      <span className="table-count" role="status">
        {t('table.rows', {
          shown: decimal(shown.length, language, 0),
          all: decimal(rows.length, language, 0),
        })}
      </span>
      <span className="table-actions not-printed">
        {tools}
        <button type="button" disabled={isMaking} onClick={() => void take()}>
          {t('table.excel')}
        </button>
        <button type="button" onClick={() => print()}>
          {t('table.print')}
        </button>
      </span>
    </div>
  );
}
