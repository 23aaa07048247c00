import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueItem } from '../../core/claims/catalogue.ts';

/** A node of a message, as far as this changes it. */
type Node = Record<string, unknown>;

const example = join(import.meta.dirname, '../../examples/order-3101.json');
const day = '2026-11-09';

/** Everything is ordered at this hospital, for these persons in turn. */
export const hospital = 'H37130200901';
export const persons = Array.from({ length: 500 }, (_, at) => `PSN3713${String(at).padStart(13, '0')}`);
const ordersPerMessage = 60;
const currentOrders = 3;

/**
 * Messages 3101 without end: a child's stay with sixty orders, of which the last three are being written and
 * some may not be given. Each is a request of its own, of the encounter of one person after the other.
 */
export function* makeMessages(items: readonly CatalogueItem[]): Generator<string> {
  const message = JSON.parse(readFileSync(example, 'utf8')) as Node;
  const patient = firstOf(nodeOf(nodeOf(message, 'input'), 'data'), 'patient_dtos');
  const encounter = firstOf(patient, 'fsi_encounter_dtos');
  const examples = encounter['fsi_order_dtos'] as Node[];
  Object.assign(encounter, { fsi_order_dtos: makeOrders(examples, items) });
  for (let at = 0; ; at++) {
    const person = persons[at % persons.length];
    const id = `ZY${at % persons.length}`;
    Object.assign(message, { msgid: `${hospital}${at}` });
    Object.assign(patient, { patn_id: person, curr_mdtrt_id: id });
    Object.assign(encounter, { mdtrt_id: id });
    yield JSON.stringify(message);
  }
}

/** The orders of the example come last, so that what is wrong with them is being written. */
function makeOrders(examples: readonly Node[], items: readonly CatalogueItem[]): readonly Node[] {
  const [model] = examples;
  if (!model) throw new Error(`${example} has no order`);
  const standing = Array.from({ length: ordersPerMessage - examples.length }, (_, at) => {
    const item = items[(at * 31) % items.length] as CatalogueItem;
    const price = ((item.unitPriceFen ?? 1000) / 100).toFixed(2);
    return {
      ...model,
      hilist_type: item.code.startsWith('X') ? '101' : '201',
      chrg_type: item.category,
      hilist_code: item.code,
      hilist_name: item.name,
      hilist_pric: price,
      pric: price,
      cnt: 1,
      sumamt: price,
      drord_begn_date: `${day} 0${at % 9}:00:00`,
    };
  });
  return [...standing, ...examples].map((order, at) => ({
    ...order,
    rx_id: `YZ${at}`,
    curr_drord_flag: at < ordersPerMessage - currentOrders ? '0' : '1',
  }));
}

function nodeOf(node: Node, name: string): Node {
  return node[name] as Node;
}

function firstOf(node: Node, list: string): Node {
  return (node[list] as readonly Node[])[0] as Node;
}
