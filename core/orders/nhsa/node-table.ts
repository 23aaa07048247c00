import { type FieldReader, fieldReader } from './field-reader.ts';
import type { ProtocolField } from './protocol-fields.ts';

/** A row of the tables, made ready once to read many messages by. */
export interface FieldRow {
  readonly field: ProtocolField;
  readonly name: string;
  /** Its number in the table. */
  readonly place: number;
  /** Nothing is to be done where it was not sent: it is not required, and has no other name. */
  readonly mayBeBlank: boolean;
  /** Whether it is one code of a dictionary. */
  readonly isCode: boolean;
  /** Reads a value that no dictionary has to tell of; `null` for codes and nodes. */
  readonly read: FieldReader | null;
}

/** The table of a node. */
export interface NodeTable {
  readonly rows: readonly FieldRow[];
  readonly places: ReadonlyMap<string, number>;
}

const composite: readonly string[] = ['list', 'map', 'texts', 'any'];

export function nodeTable(fields: readonly ProtocolField[]): NodeTable {
  return {
    rows: fields.map(fieldRow),
    places: new Map(fields.map(({ name }, place) => [name, place])),
  };
}

function fieldRow(field: ProtocolField, place: number): FieldRow {
  const isValue = !composite.includes(field.type);
  const hasCodes = field.dictionary !== undefined;
  return {
    field,
    name: field.name,
    place,
    mayBeBlank: field.required === undefined && field.aliases === undefined,
    isCode: isValue && hasCodes && field.separator === undefined,
    read: isValue && !hasCodes ? fieldReader(field) : null,
  };
}
