import { memo, type ReactNode, useMemo, useState } from 'react';
import { decimal } from '../texts/figures.ts';
import { useTexts } from '../texts/language.ts';
import { ColumnChoice } from './column-choice.tsx';
import { choicesOf } from './column-choices.ts';
import { FindBox } from './find-box.tsx';
import type { TableColumn } from './table-column.ts';
import type { TableView } from './table-rows.ts';

export interface TableToolsProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Those of the columns that are shown. */
  readonly visible: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly shown: readonly Row[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly tools: ReactNode;
  readonly fileName: string;
}

/** Above a table: which of its rows, how many that are, and the way to take them along. */
function Tools<Row>(props: TableToolsProps<Row>) {
  const { columns, visible, rows, shown, view, onView, tools } = props;
  const { t, language } = useTexts();
  const { isMaking, hasFailed, take } = useWorkbook(props);
  return (
    <div className="table-tools">
      <FindBox text={view.text ?? ''} onText={(text) => onView({ ...view, text })} />
      <Choices {...{ columns, rows, view, onView }} />
      <span className="table-count" role="status">
        {t('table.rows', {
          shown: decimal(shown.length, language, 0),
          all: decimal(rows.length, language, 0),
        })}
      </span>
      <PrintedFilters {...{ columns, view }} />
      <span className="table-actions not-printed">
        {hasFailed && <span role="alert">{t('table.excel-failed')}</span>}
        {tools}
        {columns.length > 3 && (
          <ColumnChoice {...{ columns, visible, onHidden: (hidden) => onView({ ...view, hidden }) }} />
        )}
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

export const TableTools = memo(Tools) as typeof Tools;

/** Takes the rows that are shown along, by the columns that are. */
function useWorkbook<Row>({ fileName, caption, visible, shown }: TableToolsProps<Row>) {
  const { language } = useTexts();
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready');
  const take = async () => {
    setState('making');
    try {
      const { saveWorkbook } = await import('./save-workbook.ts');
      await saveWorkbook({ fileName, sheet: caption, columns: visible, rows: shown, language });
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return { isMaking: state === 'making', hasFailed: state === 'failed', take };
}

type ChoiceProps<Row> = Pick<TableToolsProps<Row>, 'columns' | 'rows' | 'view' | 'onView'>;

function Choices<Row>({ columns, rows, view, onView }: ChoiceProps<Row>) {
  const { t } = useTexts();
  const choices = useMemo(
    () =>
      columns.filter(({ isChoice }) => isChoice).map((column) => ({ column, all: choicesOf(rows, column) })),
    [columns, rows],
  );
  return choices.map(({ column: { id, title, textOf = asItIs }, all }) => (
    <label key={id} className="not-printed">
      {title}
      <select
        value={view.choices?.[id] ?? ''}
        onChange={({ target }) => onView({ ...view, choices: { ...view.choices, [id]: target.value } })}
      >
        <option value="">{t('table.all')}</option>
        {all.map((value) => (
          <option key={value} value={value}>
            {textOf(value)}
          </option>
        ))}
      </select>
    </label>
  ));
}

/** On paper it must be said which rows these are. */
function PrintedFilters<Row>({ columns, view }: Pick<TableToolsProps<Row>, 'columns' | 'view'>) {
  const { t } = useTexts();
  const chosen = columns.flatMap(({ id, title, textOf = asItIs }) => {
    const value = view.choices?.[id];
    return value ? [`${title}: ${textOf(value)}`] : [];
  });
  const all = [...(view.text ? [`${t('table.find')}: ${view.text}`] : []), ...chosen];
  return all.length > 0 && <span className="printed-only">{all.join(' · ')}</span>;
}

const asItIs = (value: string) => value;
