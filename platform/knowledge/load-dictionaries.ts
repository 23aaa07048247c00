import { type CsvColumns, parseCsvColumns } from '../../core/claims/csv-columns.ts';
import { type Departments, parseDepartments } from '../../core/claims/departments.ts';
import { parseFeeLineColumns } from '../../core/claims/fee-line-columns.ts';
import { parseTableColumns, type TableColumns } from '../../core/claims/plain-table.ts';
import { type ListReader, listReader } from '../../core/claims/read-settlement-list.ts';
import { parseWireDictionaries } from '../../core/claims/wire/dictionaries.ts';
import { type MeasureColumns, parseMeasureColumns } from '../../core/indicators/given/measure-columns.ts';
import { type NhsaProtocol, nhsaProtocol } from '../../core/orders/nhsa/nhsa-protocol.ts';
import { parseProtocolCodes } from '../../core/orders/nhsa/protocol-codes.ts';
import { parseProtocolFields } from '../../core/orders/nhsa/protocol-fields.ts';
import { type PointsColumns, parsePointsColumns } from '../../core/rules/region/points-columns.ts';
import { parseRuleWords, type RuleWords } from '../../core/rules/rule-words.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** How settlement lists are read, by the installed dictionaries of the interface. */
export function loadListReader(folder = knowledgeFolder()): ListReader {
  return listReader(
    readKnowledge(parseWireDictionaries, folder, 'dictionaries', 'settlement-list-codes.json'),
  );
}

/** The column names that a CSV file of cases, or of fee lines, may use. */
export function loadCsvColumns(folder = knowledgeFolder()): CsvColumns {
  const feeLines = readKnowledge(parseFeeLineColumns, folder, 'dictionaries', 'fee-line-columns.json');
  const parse = (input: unknown) => parseCsvColumns(input, feeLines);
  return readKnowledge(parse, folder, 'dictionaries', 'csv-columns.json');
}

/** Names of departments by code. */
export function loadDepartments(folder = knowledgeFolder()): Departments {
  return readKnowledge(parseDepartments, folder, 'dictionaries', 'departments.json');
}

/** The tables and dictionaries of 3101 to 3103. */
export function loadNhsaProtocol(folder = knowledgeFolder()): NhsaProtocol {
  const read = <T>(parse: (input: unknown) => T, name: string) =>
    readKnowledge(parse, folder, 'dictionaries', name);
  return nhsaProtocol(
    read(parseProtocolFields, 'order-audit-fields.json'),
    read(parseProtocolCodes, 'order-audit-codes.json'),
    read(parseWireDictionaries, 'settlement-list-codes.json'),
  );
}

/** The column names that a spreadsheet of knowledge points may use. */
export function loadPointsColumns(folder = knowledgeFolder()): PointsColumns {
  return readKnowledge(parsePointsColumns, folder, 'dictionaries', 'points-columns.json');
}

/** The column names that a table of measures may use. */
export function loadMeasureColumns(folder = knowledgeFolder()): MeasureColumns {
  return readKnowledge(parseMeasureColumns, folder, 'dictionaries', 'measures-columns.json');
}

/** The columns of a table that people import, by the names that they may have. */
export function loadTableColumns(table: string, folder = knowledgeFolder()): TableColumns {
  const columns = readKnowledge(parseTableColumns, folder, 'dictionaries', 'table-columns.json').get(table);
  if (!columns) throw new Error(`no columns of a table ${table}`);
  return columns;
}

/** What checks look for and what their parameters are called. */
export function loadRuleWords(folder = knowledgeFolder()): RuleWords {
  return readKnowledge(parseRuleWords, folder, 'dictionaries', 'rule-words.json');
}
