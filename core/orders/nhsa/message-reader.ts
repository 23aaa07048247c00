import type { Dictionary } from '../../claims/wire/dictionaries.ts';
import { isWireObject, toList, type WireObject } from '../../claims/wire/node.ts';
import { isFault, wireText } from '../../claims/wire/reader.ts';
import { type FieldFault, type FieldReader, fieldReader, listCodes, spellCode } from './field-reader.ts';
import type { MessageFault } from './message-fault.ts';
import type { ProtocolField, ProtocolFields } from './protocol-fields.ts';
import { mostFaults } from './refusal.ts';
import type { WireNode } from './wire-node.ts';

const longestShown = 60;
const aList = { zh: '列表', en: 'a list' };
const anObject = { zh: '一个对象', en: 'one object' };

/** What reading a message depends on. */
export interface ReadingRules {
  readonly fields: ProtocolFields;
  readonly dictionaryOf: (name: string) => Dictionary<string>;
  readonly infno: string;
}

/** A node that is being read. */
interface Draft {
  readonly path: string;
  readonly values: Map<string, string | number>;
  readonly meanings: Map<string, string>;
  readonly nodes: Map<string, readonly WireNode[]>;
}

/** Walks a message by the interface's tables, and keeps account of all that is wrong with it. */
export class MessageReader {
  readonly faults: MessageFault[] = [];
  readonly #rules: ReadingRules;
  readonly #readers = new Map<ProtocolField, FieldReader>();

  constructor(rules: ReadingRules) {
    this.#rules = rules;
  }

  /** Reads what was sent for a node by the table of that name. */
  read(table: string, sent: WireObject, path: string): WireNode {
    const draft: Draft = { path, values: new Map(), meanings: new Map(), nodes: new Map() };
    for (const field of this.#rules.fields[table] ?? []) this.#readField(field, sentAs(sent, field), draft);
    return draft;
  }

  /** Notes a fault, up to a bound. A person's identity is left out. */
  refuse(path: string, field: ProtocolField | null, value: unknown, { code, expected }: FieldFault): void {
    if (this.faults.length >= mostFaults) return;
    this.faults.push({ path, field, value: field?.identity ? null : show(value), code, expected });
  }

  #readField(field: ProtocolField, value: unknown, draft: Draft): void {
    const path = draft.path === '' ? field.name : `${draft.path}.${field.name}`;
    if (isBlank(value, field)) {
      if (field.required === true || field.required === this.#rules.infno)
        this.refuse(path, field, null, { code: 'field-missing' });
      return;
    }
    if (field.type === 'list') draft.nodes.set(field.name, this.#readRows(field, value, path));
    else if (field.type === 'map') this.#readMap(field, value, path, draft);
    else if (field.type === 'texts') this.#readTexts(field, value, path, draft);
    else if (field.type !== 'any') this.#readValue(field, value, path, draft);
  }

  #readRows(field: ProtocolField, value: unknown, path: string): readonly WireNode[] {
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

  #readMap(field: ProtocolField, value: unknown, path: string, draft: Draft): void {
    if (isWireObject(value)) draft.nodes.set(field.name, [this.read(field.name, value, path)]);
    else this.refuse(path, field, null, { code: 'bad-node', expected: anObject });
  }

  /** Kept as one text, its parts on lines of their own. */
  #readTexts(field: ProtocolField, value: unknown, path: string, draft: Draft): void {
    const texts = this.#rowsOf(field, typeof value === 'string' ? value.split(',') : value, path).map(
      wireText,
    );
    const fault = texts.find(isFault);
    if (fault) this.refuse(path, field, null, fault);
    else draft.values.set(field.name, texts.filter((text) => text !== null).join('\n'));
  }

  #readValue(field: ProtocolField, value: unknown, path: string, draft: Draft): void {
    const text = wireText(value);
    if (text === null) return;
    const outcome = isFault(text) ? text : this.#readText(field, text, draft);
    if (typeof outcome === 'object') this.refuse(path, field, value, outcome);
    else draft.values.set(field.name, outcome);
  }

  #readText(field: ProtocolField, text: string, draft: Draft): string | number | FieldFault {
    if (field.dictionary === undefined) return this.#readerOf(field)(text);
    const dictionary = this.#rules.dictionaryOf(field.dictionary);
    const sent =
      field.separator === undefined ? [text] : text.split(field.separator).map((part) => part.trim());
    const codes = sent.map((code) => spellCode(dictionary, code));
    if (codes.includes(null)) return { code: 'unknown-code', expected: listCodes(dictionary) };
    const [first = ''] = codes;
    draft.meanings.set(field.name, dictionary[first ?? '']?.means ?? '');
    return codes.join(field.separator);
  }

  #readerOf(field: ProtocolField): FieldReader {
    const known = this.#readers.get(field);
    if (known) return known;
    const reader = fieldReader(field);
    this.#readers.set(field, reader);
    return reader;
  }
}

function sentAs(sent: WireObject, { name, aliases = [] }: ProtocolField): unknown {
  const value = sent[name];
  if (aliases.length === 0 || !isBlankText(value)) return value;
  return aliases.map((alias) => sent[alias]).find((other) => !isBlankText(other)) ?? value;
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
