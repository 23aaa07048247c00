import { useState } from 'react';
import { useTexts } from '../texts/language.ts';
import type { TableColumn } from './table-column.ts';

export interface ColumnChoiceProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly visible: readonly TableColumn<Row>[];
  readonly onHidden: (hidden: readonly string[]) => void;
}

/** Which columns of a table are shown; the first always is. */
export function ColumnChoice<Row>({ columns, visible, onHidden }: ColumnChoiceProps<Row>) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const hidden = columns.filter((column) => !visible.includes(column)).map(({ id }) => id);
  return (
    <details className="column-choice" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="button">{t('table.columns')}</summary>
      {isOpen && (
        <fieldset>
          <legend className="visually-hidden">{t('table.columns')}</legend>
          <button type="button" disabled={hidden.length === 0} onClick={() => onHidden([])}>
            {t('table.all-columns')}
          </button>
          {columns.slice(1).map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!hidden.includes(id)}
                onChange={({ target }) =>
                  onHidden(target.checked ? hidden.filter((one) => one !== id) : [...hidden, id])
                }
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
    </details>
  );
}
