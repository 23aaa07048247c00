import type { Random } from '../../generator/random.ts';
import { hostileJson, hostileTexts, hostileValues } from './hostile-values.ts';

type Node = Record<string, unknown>;

/** The place of a value in a list as it is written, which no value of a generated list looks like. */
const mark = '@fuzz-mark@';

/** Changes one settlement list, knowing how it is built, and writes it as JSON. */
export type RecordMutation = (random: Random, list: Node) => string;

const write = (list: unknown) => JSON.stringify(list);

/** The list with one value replaced by what the text says, JSON or not. */
function splice(random: Random, list: Node, text: string): string {
  const [node, key] = pickField(random, list);
  node[key] = mark;
  return write(list).replace(JSON.stringify(mark), () => text);
}

/** A field anywhere: of the header twice as often, since most is decided there. */
function pickField(random: Random, list: Node): readonly [Node, string] {
  const setlinfo = list['setlinfo'] as Node;
  const rows = Object.values(list).flatMap((node) => (Array.isArray(node) ? node : []));
  const node = rows.length === 0 || random.chance(0.5) ? setlinfo : (random.pick(rows) as Node);
  return [node, random.pick(Object.keys(node))];
}

const nodeNames = ['setlinfo', 'diseinfo', 'oprninfo', 'iteminfo', 'payinfo', 'icuinfo', 'feedetail'];

export const recordMutations: Readonly<Record<string, RecordMutation>> = {
  'hostile-text': (random, list) => splice(random, list, JSON.stringify(random.pick(hostileTexts))),
  'hostile-value': (random, list) => splice(random, list, write(random.pick(hostileValues))),
  'hostile-json': (random, list) => splice(random, list, random.pick(hostileJson)),
  'several-fields': (random, list) => {
    for (let left = random.int(2, 12); left > 0; left--) {
      const [node, key] = pickField(random, list);
      node[key] = random.pick(random.chance(0.7) ? hostileTexts : hostileValues);
    }
    return write(list);
  },
  'field-gone': (random, list) => {
    const [node, key] = pickField(random, list);
    delete node[key];
    return write(list);
  },
  'node-replaced': (random, list) => {
    list[random.pick(nodeNames)] = random.pick<unknown>([...hostileValues, ...hostileTexts]);
    return write(list);
  },
  'key-twice': (random, list) => {
    const [node, key] = pickField(random, list);
    const again = `${JSON.stringify(key)}:${JSON.stringify(random.pick(hostileTexts))},`;
    const text = write(node);
    return write(list).replace(text, () => `{${again}${text.slice(1)}`);
  },
  'hostile-key': (random, list) => {
    const [node] = pickField(random, list);
    const value = random.pick(hostileJson.slice(6, 9));
    const text = write(node);
    const key = JSON.stringify(random.pick(['__proto__', 'constructor', 'toString', '', '\u0000', mark]));
    return write(list).replace(text, () => `{${key}:${value},${text.slice(1)}`);
  },
  'rows-repeated': (random, list) => {
    const name = random.pick(nodeNames.slice(1));
    const rows = list[name];
    if (Array.isArray(rows)) list[name] = Array.from({ length: random.int(2, 400) }, () => rows).flat();
    return write(list);
  },
  'rows-numbered': (random, list) => {
    const lines = (list['feedetail'] ?? []) as readonly Node[];
    const many = Array.from({ length: random.int(2, 200) }, (_, round) =>
      lines.map((line, at) => ({ ...line, feedetl_sn: `${round}-${at}` })),
    );
    return write({ ...list, feedetail: many.flat() });
  },
  'extreme-but-valid': (random, list) => {
    const [setlinfo] = [list['setlinfo'] as Node];
    Object.assign(setlinfo, random.pick(extremes));
    for (const line of (list['feedetail'] ?? []) as Node[]) {
      if (random.chance(0.3)) Object.assign(line, random.pick(extremeLines));
    }
    return write(list);
  },
  'wrapped-deep': (random, list) => {
    const depth = random.pick([1, 2, 50, 2000]);
    return `${'{"input":'.repeat(depth)}${write(list)}${'}'.repeat(depth)}`;
  },
  'list-of-lists': (random, list) => {
    const name = random.pick(nodeNames);
    list[name] = [list[name]];
    return write(list);
  },
};

const extremes: readonly Node[] = [
  { adm_time: '1850-01-01', dscg_time: '2200-12-31 23:59:59', brdy: '1850-01-01', age: 150 },
  { adm_time: '2200-12-31', dscg_time: '2200-12-31', brdy: '2200-12-31', age: 0, nwb_age: 0 },
  { act_ipt_days: 9999, age: 0, nwb_age: 366, nwb_adm_wt: 20_000 },
  { dscg_caty: '__proto__', chfpdr_code: 'constructor', hi_no: 'toString', hi_type: '__proto__' },
  { dscg_caty: 'constructor', adm_caty: '#', fixmedins_code: 'H#1', setl_id: 'S#1', hi_paymtd: '/' },
  { fixmedins_code: '__proto__', insuplc: 'constructor', setl_id: 'hasOwnProperty' },
  { gend: '9', dscg_way: '9', hi_setl_lv: 'toString', ipt_med_type: '2', fixmedins_name: '<b>' },
];

const extremeLines: readonly Node[] = [
  { cnt: 1_000_000, pric: 10_000_000, det_item_fee_sumamt: 99_999_999.99 },
  { cnt: 0.0001, pric: 0.000001, det_item_fee_sumamt: 0 },
  { cnt: -1_000_000, pric: 0, det_item_fee_sumamt: -99_999_999.99 },
  { med_list_codg: '__proto__', bilg_dept_codg: 'constructor', bilg_dr_codg: 'toString' },
  { fee_ocur_time: '1850-01-01', med_chrgitm_type: '1' },
  { fee_ocur_time: '2200-12-31 23:59:59', init_feedetl_sn: '__proto__' },
  { sin_dos_dscr: `${'9'.repeat(498)}mg`, used_frqu_dscr: '每'.repeat(500), prd_days: 366 },
  { hilist_name: ' '.repeat(250) + '('.repeat(240), med_type: '__proto__' },
];
