import { useId, useState } from 'react';
import type { RejectedRow } from '../../../../../functions/query/rejected-page.ts';
import { useTexts } from '../../../texts/language.ts';
import { CellErrors } from './cell-errors.tsx';

export interface RejectedCellProps {
  readonly label: string;
  /** Whether the name of the field stands beside it, where the column has another. */
  readonly isNamed: boolean;
  readonly line: number;
  readonly sent: string;
  readonly edit: string | undefined;
  readonly errors: RejectedRow['errors'];
  readonly onText: (text: string) => void;
}

/** One field: what is wrong can be written at once, what is right when it is chosen. */
export function RejectedCell({ label, isNamed, line, sent, edit, errors, onText }: RejectedCellProps) {
  const { t } = useTexts('batches');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isWrong = errors.length > 0;
  const name = t('batches:rejected.cell', { field: label, line });
  const value = edit ?? sent;
  if (!isWrong && edit === undefined && !isOpen) {
    return (
      <button
        type="button"
        className="cell-text"
        aria-label={`${name} ${value}`}
        onClick={() => setOpen(true)}
      >
        {value || '—'}
      </button>
    );
  }
  return (
    <div className={isWrong ? 'cell-wrong' : undefined}>
      {isNamed && <code>{label}</code>}
      <input
        aria-label={name}
        aria-invalid={isWrong && edit === undefined}
        aria-describedby={isWrong ? id : undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just chosen to write here
        autoFocus={isOpen && !isWrong}
        value={value}
        onChange={({ target }) => onText(target.value)}
        onBlur={() => setOpen(false)}
      />
      {edit !== undefined && <span className="cell-edited">{t('batches:rejected.edited')}</span>}
      {isWrong && <CellErrors errors={errors} id={id} />}
    </div>
  );
}
