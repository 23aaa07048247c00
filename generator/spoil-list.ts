import type { WireList, WireNode } from './wire-list.ts';

/** A row that no reader may accept. */
export interface SpoiledRow {
  /** The row's bytes, without a line end. */
  readonly bytes: Uint8Array;
  readonly setl_id: string;
  /** The rejection code that it must meet. */
  readonly fault: string;
}

type Spoil = (list: WireList, otherHospital: string | null) => Uint8Array | null;

const encoder = new TextEncoder();

/** Ways to spoil a list, by the rejection code they must meet. */
const spoils: Readonly<Record<string, Spoil>> = {
  'bad-json': (list) => cutShort(list),
  'bad-encoding': (list) => withBrokenName(list),
  'unknown-code': (list) => withHeader(list, { gend: 'X' }),
  'bad-date': (list) => withHeader(list, { dscg_time: '2026-02-31 10:00:00' }),
  'bad-number': (list) => withHeader(list, { act_ipt_days: 'ten' }),
  'bad-money': (list) => withFirstLine(list, { det_item_fee_sumamt: '12,3O' }),
  'bad-node': (list) => toBytes({ ...list, feedetail: 'none' }),
  'field-missing': (list) => withHeader(list, { gend: '' }),
  'negative-total': (list) => toBytes({ ...list, iteminfo: [{ med_chrgitm: '14', amt: -100 }] }),
  'discharge-before-admission': (list) => withHeader(list, { dscg_time: '2020-01-01 10:00:00' }),
  'birth-after-admission': (list) => withHeader(list, { brdy: '2031-01-01' }),
  'duplicate-line-serial': (list) => toBytes({ ...list, feedetail: [...list.feedetail, ...list.feedetail] }),
  'foreign-hospital': (list, other) => (other === null ? null : withHeader(list, { fixmedins_code: other })),
};

const kinds = Object.keys(spoils);

/**
 * Spoils a copy of a list, under a settlement id of its own, in the next of the known ways.
 * @param turn counts the spoiled rows, so that a batch has every kind before one comes twice
 * @param otherHospital where the batch is of one hospital: another one's code
 */
export function spoilList(list: WireList, turn: number, otherHospital: string | null): SpoiledRow {
  const setl_id = `${list.setlinfo['setl_id']}X`;
  const renamed = { ...list, setlinfo: { ...list.setlinfo, setl_id } };
  for (let step = 0; step < kinds.length; step += 1) {
    const fault = kinds[(turn + step) % kinds.length] ?? '';
    const bytes = spoils[fault]?.(renamed, otherHospital);
    if (bytes) return { bytes, setl_id, fault };
  }
  throw new Error('no way to spoil a list');
}

function toBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

function withHeader(list: WireList, change: WireNode): Uint8Array {
  return toBytes({ ...list, setlinfo: { ...list.setlinfo, ...change } });
}

function withFirstLine(list: WireList, change: WireNode): Uint8Array {
  const [first, ...rest] = list.feedetail;
  return toBytes({ ...list, feedetail: [{ ...first, ...change }, ...rest] });
}

function cutShort(list: WireList): Uint8Array {
  const whole = JSON.stringify(list);
  return encoder.encode(whole.slice(0, Math.floor(whole.length * 0.4)));
}

/** Two bytes in the name that neither UTF-8 nor GB18030 knows. */
function withBrokenName(list: WireList): Uint8Array {
  const bytes = withHeader(list, { psn_name: '~~' });
  const at = bytes.findIndex((byte, index) => byte === 0x7e && bytes[index + 1] === 0x7e);
  return bytes.fill(0xff, at, at + 2);
}
