import { createRandom, type Random } from '../../generator/random.ts';
import type { WireList } from '../../generator/wire-list.ts';
import { hostileTexts } from './hostile-values.ts';
import { recordMutations } from './record-mutations.ts';
import { rowMutations } from './row-mutations.ts';
import { type TextForm, textForms } from './text-forms.ts';

/** A row of a file and whether a mutation has changed it. */
export interface PartRow {
  /** Which of the originals it is, or was. */
  readonly original: number;
  readonly bytes: Uint8Array;
  readonly isTouched: boolean;
}

/** A text file in the making. */
export interface TextPart {
  readonly formName: string;
  readonly rows: readonly PartRow[];
}

/** What is done to a row: a pure function of its own seed, so that leaving another out changes nothing here. */
export interface RowChange {
  readonly mutation: string;
  /** Place among the rows, before any is left out. */
  readonly row: number;
  readonly seed: string;
}

/** Fewer rows are changed than stay good: what the file is, the majority of its rows decides. */
export function drawRowChanges(random: Random, form: TextForm, rows: number, seed: string): RowChange[] {
  const byStructure = form.isJson ? Object.keys(recordMutations) : cellMutationNames;
  const most = Math.max(1, Math.floor((rows - 1) / 2));
  return Array.from({ length: random.int(1, most) }, (_, at) => ({
    mutation: random.chance(0.65) ? random.pick(byStructure) : random.pick(Object.keys(rowMutations)),
    row: random.int(0, rows - 1),
    seed: `${seed}/${at}`,
  }));
}

/** A row as it was, with what is done to it. What knows the structure comes before damage by bytes, and once. */
export function makeRow(
  form: TextForm,
  list: WireList,
  original: number,
  changes: readonly RowChange[],
): PartRow {
  const structural = changes.find(({ mutation }) => !(mutation in rowMutations));
  const text = form.rowOf(list);
  let bytes = form.encode(structural ? changeText(structural, text, list, form) : text);
  for (const { mutation, seed } of changes)
    bytes = rowMutations[mutation]?.(createRandom(seed), bytes) ?? bytes;
  return { original, bytes, isTouched: changes.length > 0 };
}

const cellMutationNames = ['cell-replaced', 'cell-raw', 'cell-added', 'cell-gone', 'row-twice'];

function changeText({ mutation, seed }: RowChange, text: string, list: WireList, form: TextForm): string {
  const random = createRandom(seed);
  const ofRecord = recordMutations[mutation];
  if (ofRecord && form.isJson) return ofRecord(random, structuredClone(list) as never);
  return changeCells(mutation, random, text);
}

/** Originals have no comma in a cell. */
function changeCells(mutation: string, random: Random, row: string): string {
  const cells = row.split(',');
  const at = random.int(0, cells.length - 1);
  const hostile = random.pick(hostileTexts);
  if (mutation === 'cell-replaced') cells[at] = `"${hostile.replaceAll('"', '""')}"`;
  if (mutation === 'cell-raw') cells[at] = hostile;
  if (mutation === 'cell-added') cells.splice(at, 0, hostile);
  if (mutation === 'cell-gone') cells.splice(at, 1);
  return mutation === 'row-twice' ? `${row}\n${row}` : cells.join(',');
}

/** The bytes of the file. */
export function bytesOfPart({ formName, rows }: TextPart): Uint8Array {
  const form = formOf(formName);
  const between = form.encode(form.between);
  const body = rows.flatMap(({ bytes }, at) => (at === 0 ? [bytes] : [between, bytes]));
  return Buffer.concat([form.encode(form.head), ...body, form.encode(form.tail)]);
}

export function formOf(name: string): TextForm {
  const form = textForms[name];
  if (!form) throw new Error(`no form ${name}`);
  return form;
}
