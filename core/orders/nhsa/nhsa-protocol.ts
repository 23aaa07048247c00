import { entryOf } from '../../claims/entry-of.ts';
import type { Dictionary, WireDictionaries } from '../../claims/wire/dictionaries.ts';
import { type NodeTable, nodeTable } from './node-table.ts';
import type { ProtocolCodes } from './protocol-codes.ts';
import type { ProtocolFields } from './protocol-fields.ts';

/** The tables and dictionaries of 3101 to 3103, ready to read and answer messages with. */
export interface NhsaProtocol extends ProtocolTables {
  /** The tables by the names of their nodes, with what reads their rows. */
  readonly nodeTables: ReadonlyMap<string, NodeTable>;
}

/** What of it is data, and may be kept as JSON. */
export interface ProtocolTables {
  readonly fields: ProtocolFields;
  readonly dictionaries: Readonly<Record<string, Dictionary<string>>>;
  readonly readings: ProtocolCodes['readings'];
  readonly answer: ProtocolCodes['answer'];
  /** What stands where a person has no number: see `isPlaceholder`. */
  readonly identityPlaceholders: readonly string[];
}

/**
 * Joins the tables with the dictionaries, those of the settlement list among them. Throws where a table names
 * a dictionary or a node that there is not.
 */
export function nhsaProtocol(
  fields: ProtocolFields,
  codes: ProtocolCodes,
  { identity_placeholders, gend, med_chrgitm_type, med_type }: WireDictionaries,
): NhsaProtocol {
  const dictionaries = { gend, med_chrgitm_type, med_type, ...codes.dictionaries };
  const known = (kind: string, all: object, names: readonly string[]) =>
    names.filter((name) => !Object.hasOwn(all, name)).map((name) => `${kind} ${name}`);
  const rows = Object.values(fields).flat();
  const nested = rows.filter(({ type }) => type === 'list' || type === 'map');
  const readings = Object.values(codes.readings).flatMap((reading) => [
    reading.otherwise,
    ...reading.by_version.map(({ dictionary }) => dictionary),
    ...Object.values(reading.by_hospital),
  ]);
  const lacking = [
    ...known('dictionary', dictionaries, [...rows.flatMap((row) => row.dictionary ?? []), ...readings]),
    ...known(
      'node',
      fields,
      nested.map(({ name }) => name),
    ),
  ];
  if (lacking.length > 0) throw new Error(`order-audit fields: there is no ${lacking.join(', ')}`);
  return withReaders({
    fields,
    dictionaries,
    readings: codes.readings,
    answer: codes.answer,
    identityPlaceholders: identity_placeholders,
  });
}

/** @param tables joined and checked before by {@link nhsaProtocol} */
export function withReaders(tables: ProtocolTables): NhsaProtocol {
  const named = Object.entries(tables.fields);
  return { ...tables, nodeTables: new Map(named.map(([name, fields]) => [name, nodeTable(fields)])) };
}

/**
 * Which dictionary a field's codes are read by, where the texts of the interface differ: the hospital's own
 * word, else the version of the message, else the one that takes only what all texts agree on.
 */
export function dictionaryFor(
  { dictionaries, readings }: NhsaProtocol,
  name: string,
  { hospital, infver }: { readonly hospital: string; readonly infver: string | null },
): Dictionary<string> {
  const reading = readings[name];
  const chosen =
    reading &&
    (entryOf(reading.by_hospital, hospital) ??
      reading.by_version.find(({ from }) => isNotAfter(from, infver))?.dictionary ??
      reading.otherwise);
  return dictionaries[chosen ?? name] ?? {};
}

/** `V4.6` is before `V8.1`, and `V10.0` is not. */
function isNotAfter(from: string, infver: string | null): boolean {
  const [, major, minor] = /^V?(\d+)\.(\d+)/i.exec(infver ?? '') ?? [];
  if (major === undefined || minor === undefined) return false;
  const [fromMajor = 0, fromMinor = 0] = from.slice(1).split('.').map(Number);
  return Number(major) > fromMajor || (Number(major) === fromMajor && Number(minor) >= fromMinor);
}
