import type { Dictionary } from '../../claims/wire/dictionaries.ts';
import { isWireObject, toList, type WireObject } from '../../claims/wire/node.ts';
import { isFault, wireText } from '../../claims/wire/reader.ts';
import { type FieldFault, listCodes, spellCode } from './field-reader.ts';
import type { MessageFault } from './message-fault.ts';
import type { FieldRow, NodeTable } from './node-table.ts';
import type { ProtocolField } from './protocol-fields.ts';
import { mostFaults } from './refusal.ts';
import type { WireNode } from './wire-node.ts';

const noTable: NodeTable = { rows: [], places: new Map() };
const longestShown = 60;
const aList = { zh: '列表', en: 'a list' };
const anObject = { zh: '一个对象', en: 'one object' };

/** What reading a message depends on. */
export interface ReadingRules {
  readonly nodeTables: ReadonlyMap<string, NodeTable>;
  readonly dictionaryOf: (name: string) => Dictionary<string>;
  readonly infno: string;
}

/** A node that is being read. */
interface Draft extends WireNode {
  readonly values: (string | number | undefined)[];
  readonly meanings: (string | undefined)[];
  readonly nodes: Map<string, readonly WireNode[]>;
}

/** Walks a message by the interface's tables, and keeps account of all that is wrong with it. */
export class MessageReader {
  readonly faults: MessageFault[] = [];
  readonly #rules: ReadingRules;
  readonly #dictionaries = new Map<string, Dictionary<string>>();

  constructor(rules: ReadingRules) {
    this.#rules = rules;
  }

  /** Reads what was sent for a node by the table of that name. */
  read(table: string, sent: WireObject, path: string): WireNode {
    const { rows, places } = this.#rules.nodeTables.get(table) ?? noTable;
    const values = new Array<string | number | undefined>(rows.length);
    const meanings = new Array<string | undefined>(rows.length);
    const draft: Draft = { path, places, values, meanings, nodes: new Map() };
    for (const row of rows) {
      if (!this.#readAtOnce(row, sent[row.name], draft)) this.#readField(row, sentAs(sent, row.field), draft);
    }
    return draft;
  }

  /** Notes a fault, up to a bound. A person's identity is left out. */
  refuse(path: string, field: ProtocolField | null, value: unknown, { code, expected }: FieldFault): void {
    if (this.faults.length >= mostFaults) return;
    this.faults.push({ path, field, value: field?.identity ? null : show(value), code, expected });
  }

  /**
   * Nearly every field is blank and may be, or holds an untouched text that is as it should be: a long message is read
   * in time because those take no more than this. `false`: to be looked at closely, nothing is noted yet.
   */
  #readAtOnce(row: FieldRow, value: unknown, draft: Draft): boolean {
    if (value === undefined || value === '') return row.mayBeBlank;
    if (typeof value !== 'string' || !isTrimmed(value)) return false;
    if (row.isCode) return this.#readCode(row, value, draft);
    if (row.read === null) return false;
    const outcome = row.read(value);
    if (typeof outcome === 'object') return false;
    draft.values[row.place] = outcome;
    return true;
  }

  /** Whether it is a code as the dictionary spells it. */
  #readCode({ field, place }: FieldRow, code: string, draft: Draft): boolean {
    const dictionary = this.#dictionaryOf(field);
    if (!Object.hasOwn(dictionary, code)) return false;
    draft.values[place] = code;
    draft.meanings[place] = dictionary[code]?.means;
    return true;
  }

  #dictionaryOf({ dictionary: name = '' }: ProtocolField): Dictionary<string> {
    const known = this.#dictionaries.get(name);
    if (known) return known;
    const dictionary = this.#rules.dictionaryOf(name);
    this.#dictionaries.set(name, dictionary);
    return dictionary;
  }

  #readField(row: FieldRow, value: unknown, draft: Draft): void {
    const { field } = row;
    if (isBlank(value, field)) {
      if (field.required === true || field.required === this.#rules.infno)
        this.refuse(pathTo(field, draft), field, null, { code: 'field-missing' });
      return;
    }
    if (field.type === 'list') draft.nodes.set(field.name, this.#readRows(field, value, draft));
    else if (field.type === 'map') this.#readMap(field, value, draft);
    else if (field.type === 'texts') this.#readTexts(row, value, draft);
    else if (field.type !== 'any') this.#readValue(row, value, draft);
  }

  #readRows(field: ProtocolField, value: unknown, draft: Draft): readonly WireNode[] {
    const path = pathTo(field, draft);
    return this.#rowsOf(field, value, path).flatMap((row, at) => {
      if (isWireObject(row)) return this.read(field.name, row, `${path}[${at}]`);
      this.refuse(`${path}[${at}]`, field, null, { code: 'bad-node', expected: anObject });
      return [];
    });
  }

  #rowsOf(field: ProtocolField, value: unknown, path: string): readonly unknown[] {
    const rows = toList(value);
    const { most = Number.POSITIVE_INFINITY } = field;
    if (!Array.isArray(rows)) this.refuse(path, field, null, { code: 'bad-node', expected: aList });
    else if (rows.length <= most) return field.required ? rows : rows.filter((row) => !isPlaceholderRow(row));
    else {
      const expected = { zh: `不超过 ${most} 行`, en: `at most ${most} rows` };
      this.refuse(path, field, rows.length, { code: 'too-many', expected });
    }
    return [];
  }

  #readMap(field: ProtocolField, value: unknown, draft: Draft): void {
    const path = pathTo(field, draft);
    if (isWireObject(value)) draft.nodes.set(field.name, [this.read(field.name, value, path)]);
    else this.refuse(path, field, null, { code: 'bad-node', expected: anObject });
  }

  /** Kept as one text, its parts on lines of their own. */
  #readTexts({ field, place }: FieldRow, value: unknown, draft: Draft): void {
    const path = pathTo(field, draft);
    const sent = typeof value === 'string' ? value.split(',') : value;
    const texts = this.#rowsOf(field, sent, path).map(wireText);
    const fault = texts.find(isFault);
    if (fault) this.refuse(path, field, null, fault);
    else draft.values[place] = texts.filter((text) => text !== null).join('\n');
  }

  #readValue(row: FieldRow, value: unknown, draft: Draft): void {
    const text = wireText(value);
    if (text === null) return;
    const outcome = isFault(text) ? text : this.#readText(row, text, draft);
    if (typeof outcome === 'object') this.refuse(pathTo(row, draft), row.field, value, outcome);
    else draft.values[row.place] = outcome;
  }

  #readText({ field, place, read }: FieldRow, text: string, draft: Draft): string | number | FieldFault {
    if (read !== null) return read(text);
    const dictionary = this.#dictionaryOf(field);
    const parts = field.separator === undefined ? [text] : text.split(field.separator);
    const codes = parts.map((part) => spellCode(dictionary, part.trim()));
    if (codes.includes(null)) return { code: 'unknown-code', expected: listCodes(dictionary) };
    draft.meanings[place] = dictionary[codes[0] ?? '']?.means;
    return codes.join(field.separator);
  }
}

function pathTo({ name }: Pick<ProtocolField, 'name'>, { path }: Draft): string {
  return path === '' ? name : `${path}.${name}`;
}

function sentAs(sent: WireObject, { name, aliases = [] }: ProtocolField): unknown {
  const value = sent[name];
  if (aliases.length === 0 || !isBlankText(value)) return value;
  return aliases.map((alias) => sent[alias]).find((other) => !isBlankText(other)) ?? value;
}

/** Certainly without blanks at either end; `false` leaves it to `trim`. */
function isTrimmed(text: string): boolean {
  return isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1));
}

/** Past the blanks of ASCII and before the next one, or past the last but for the byte order mark. */
function isInk(code: number): boolean {
  return (code > 0x20 && code < 0xa0) || (code > 0x3000 && code !== 0xfeff);
}

function isBlankText(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isBlank(value: unknown, { type, may_be_empty }: ProtocolField): boolean {
  if (isBlankText(value)) return true;
  return (type === 'list' || type === 'texts') && !may_be_empty && Array.isArray(value) && value.length === 0;
}

/** Clients that fill forms send a row of blanks where there is nothing. */
function isPlaceholderRow(row: unknown): boolean {
  return row === null || (isWireObject(row) && Object.values(row).every(isBlankText));
}

function show(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value);
  return text.length > longestShown
    ? `${text.slice(0, longestShown).replace(/[\uD800-\uDBFF]$/, '')}…`
    : text;
}
