import { type RejectedRecord, wholeField } from './rejected-record.ts';

/** The column of a field: fields inside the rows of a node share that of the node. */
export function columnOf(field: string): string {
  const node = /^(\w+)\[/.exec(field)?.[1];
  return node ?? field;
}

/** Fields of a record that stand in a column. */
export function fieldsIn({ values }: RejectedRecord, column: string): readonly string[] {
  return [...values.keys()].filter((field) => columnOf(field) === column);
}

/**
 * The columns of some records.
 * @param isAll also those in which nothing is wrong
 */
export function gridColumns(records: readonly RejectedRecord[], isAll: boolean): readonly string[] {
  const wrong = new Set(
    records.flatMap(({ row }) => row.errors.map(({ field }) => columnOf(field ?? wholeField))),
  );
  const all = new Set(records.flatMap(({ values }) => [...values.keys()].map(columnOf)));
  for (const column of wrong) all.add(column);
  all.delete(wholeField);
  return [...all].filter((column) => isAll || wrong.has(column));
}

/** The errors at a field; with {@link wholeField} those of the record as a whole. */
export function errorsAt({ row }: RejectedRecord, field: string): RejectedRecord['row']['errors'] {
  return row.errors.filter((error) => (error.field ?? wholeField) === field);
}
