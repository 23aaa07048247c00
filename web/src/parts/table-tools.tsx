import { memo, type ReactNode, useMemo, useState } from 'react';
import { decimal } from '../texts/figures.ts';
import { useTexts } from '../texts/language.ts';
import { ColumnChoice } from './column-choice.tsx';
import { choicesOf } from './column-choices.ts';
import { FindBox } from './find-box.tsx';
import type { WorkbookOfTable } from './save-workbook.ts';
import type { TableColumn } from './table-column.ts';
import type { TableFact } from './table-facts.ts';
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
  /** Which rows these are. */
  readonly facts: readonly TableFact[];
  readonly tools: ReactNode;
  readonly fileName: string;
}

/** Above a table: which of its rows, how many that are, and the way to take them along. */
function Tools<Row>(props: TableToolsProps<Row>) {
  const { caption, columns, visible, rows, shown, view, onView, facts, tools } = props;
  const { t, language } = useTexts();
  const count = t('table.rows', {
    shown: decimal(shown.length, language, 0),
    all: decimal(rows.length, language, 0),
  });
  const about = {
    title: t('table.about'),
    facts: [[t('table.of'), caption], ...facts, [t('table.count'), count]],
  } as const;
  const { isMaking, hasFailed, take } = useWorkbook(props, about);
  return (
    <div className="table-tools">
      <FindBox text={view.text ?? ''} onText={(text) => onView({ ...view, text })} />
      <Choices {...{ columns, rows, view, onView }} />
      <span className="table-count" role="status">
        {count}
      </span>
      {facts.length > 0 && (
        <span className="printed-only">{facts.map(([name, value]) => `${name}: ${value}`).join(' · ')}</span>
      )}
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
function useWorkbook<Row>(
  { fileName, caption, visible, shown }: TableToolsProps<Row>,
  about: WorkbookOfTable<Row>['about'],
) {
  const { language } = useTexts();
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready');
  const take = async () => {
    setState('making');
    try {
      const { saveWorkbook } = await import('./save-workbook.ts');
      await saveWorkbook({ fileName, sheet: caption, columns: visible, rows: shown, about, language });
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

const asItIs = (value: string) => value;
