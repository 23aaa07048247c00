import type { Dictionary } from '../../claims/wire/dictionaries.ts';
import { isWireObject, toList, type WireObject } from '../../claims/wire/node.ts';
import { isFault, wireText } from '../../claims/wire/reader.ts';
import { type FieldFault, type FieldReader, listCodes, spellCode } from './field-reader.ts';
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
  readonly readers: ReadonlyMap<ProtocolField, FieldReader>;
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
    if (isBlank(value, field)) {
      if (field.required === true || field.required === this.#rules.infno)
        this.refuse(pathTo(field, draft), field, null, { code: 'field-missing' });
      return;
    }
    if (field.type === 'list') draft.nodes.set(field.name, this.#readRows(field, value, draft));
    else if (field.type === 'map') this.#readMap(field, value, draft);
    else if (field.type === 'texts') this.#readTexts(field, value, draft);
    else if (field.type !== 'any') this.#readValue(field, value, draft);
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
  #readTexts(field: ProtocolField, value: unknown, draft: Draft): void {
    const path = pathTo(field, draft);
    const sent = typeof value === 'string' ? value.split(',') : value;
    const texts = this.#rowsOf(field, sent, path).map(wireText);
    const fault = texts.find(isFault);
    if (fault) this.refuse(path, field, null, fault);
    else draft.values.set(field.name, texts.filter((text) => text !== null).join('\n'));
  }

  #readValue(field: ProtocolField, value: unknown, draft: Draft): void {
    const text = wireText(value);
    if (text === null) return;
    const outcome = isFault(text) ? text : this.#readText(field, text, draft);
    if (typeof outcome === 'object') this.refuse(pathTo(field, draft), field, value, outcome);
    else draft.values.set(field.name, outcome);
  }

  #readText(field: ProtocolField, text: string, draft: Draft): string | number | FieldFault {
    if (field.dictionary === undefined) return this.#rules.readers.get(field)?.(text) ?? text;
    const dictionary = this.#rules.dictionaryOf(field.dictionary);
    const parts = field.separator === undefined ? [text] : text.split(field.separator);
    const codes = parts.map((part) => spellCode(dictionary, part.trim()));
    if (codes.includes(null)) return { code: 'unknown-code', expected: listCodes(dictionary) };
    draft.meanings.set(field.name, dictionary[codes[0] ?? '']?.means ?? '');
    return codes.join(field.separator);
  }
}

function pathTo({ name }: ProtocolField, { path }: Draft): string {
  return path === '' ? name : `${path}.${name}`;
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
