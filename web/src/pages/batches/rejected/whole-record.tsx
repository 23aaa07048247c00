import { useTexts } from '../../../texts/language.ts';
import { CellErrors } from './cell-errors.tsx';
import { errorsAt } from './grid-columns.ts';
import type { OnEdit } from './rejected-grid.tsx';
import { type RejectedRecord, wholeField } from './rejected-record.ts';

/** What is wrong with a record as a whole; one that could not be taken apart is mended as it stands. */
export function WholeRecord({
  record,
  edit,
  onEdit,
}: {
  readonly record: RejectedRecord;
  readonly edit: string | undefined;
  readonly onEdit: OnEdit;
}) {
  const { t } = useTexts('batches');
  const errors = errorsAt(record, wholeField);
  const sent = record.values.get(wholeField) ?? '';
  return (
    <>
      {errors.length > 0 && <CellErrors errors={errors} />}
      {record.kind === 'text' && (
        <textarea
          rows={3}
          aria-label={t('batches:rejected.record', { line: record.row.line })}
          value={edit ?? sent}
          onChange={({ target }) => onEdit(record.at, wholeField, target.value, sent)}
        />
      )}
      {record.kind === 'cut' && <p className="rejected-cut">{t('batches:rejected.cut')}</p>}
    </>
  );
}
