import { useTexts } from '../../../texts/language.ts';
import type { AllEdits } from './all-edits.ts';
import { errorsAt, fieldsIn } from './grid-columns.ts';
import { RejectedCell } from './rejected-cell.tsx';
import { type RejectedRecord, wholeField } from './rejected-record.ts';
import type { Resent } from './resent.ts';
import { ResentNote } from './resent-note.tsx';
import { WholeRecord } from './whole-record.tsx';

export type OnEdit = (at: number, field: string, text: string, sent: string) => void;

/** Refused records as rows, their fields as columns; what is wrong is said at its cell. */
export function RejectedGrid({
  records,
  columns,
  edits,
  resent,
  onEdit,
}: {
  readonly records: readonly RejectedRecord[];
  readonly columns: readonly string[];
  readonly edits: AllEdits;
  /** By place in the list. */
  readonly resent: ReadonlyMap<number, Resent>;
  readonly onEdit: OnEdit;
}) {
  const { t } = useTexts('batches');
  const hasWhole = records.some(
    (record) => record.kind === 'text' || errorsAt(record, wholeField).length > 0 || record.kind === 'cut',
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it
    <section className="batch-scroll rejected-grid" tabIndex={0} aria-label={t('batches:rejected.title')}>
      <table>
        <caption className="visually-hidden">{t('batches:rejected.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('batches:rejected.line')}</th>
            {hasWhole && <th scope="col">{t('batches:rejected.whole')}</th>}
            {columns.map((column) => (
              <th key={column} scope="col">
                <code>{column.replace(/^setlinfo\./, '')}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.at}>
              <RecordHead record={record} resent={resent.get(record.at)} />
              {hasWhole && (
                <td>
                  <WholeRecord record={record} edit={edits.get(record.at)?.get(wholeField)} onEdit={onEdit} />
                </td>
              )}
              {columns.map((column) => (
                <td key={column}>
                  {fieldsIn(record, column).map((field) => (
                    <RejectedCell
                      key={field}
                      label={field}
                      isNamed={field !== column}
                      line={record.row.line}
                      sent={record.values.get(field) ?? ''}
                      edit={edits.get(record.at)?.get(field)}
                      errors={errorsAt(record, field)}
                      onText={(text) => onEdit(record.at, field, text, record.values.get(field) ?? '')}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RecordHead({
  record: { row },
  resent,
}: {
  readonly record: RejectedRecord;
  readonly resent: Resent | undefined;
}) {
  return (
    <th scope="row">
      {row.line}
      {row.setl_id !== null && <small>{row.setl_id}</small>}
      {resent && <ResentNote resent={resent} />}
    </th>
  );
}
