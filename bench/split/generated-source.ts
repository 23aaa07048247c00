import { gzipSync } from 'node:zlib';
import type { ClaimSource } from '../../platform/intake/claim-source.ts';

export const generatedFormats = ['ndjson', 'json', 'csv', 'ndjson.gz'] as const;
export type GeneratedFormat = (typeof generatedFormats)[number];

const pieceBytes = 64 * 1024;
const recordsABlock = 500;

/** A file that is made while it is read: of a block of records, again and again. Nobody can hold it. */
export function generatedSource(format: GeneratedFormat, sizeBytes: number): ClaimSource {
  const { head, block, tail } = textOf(format);
  const stream = async function* () {
    yield head;
    for (let left = sizeBytes - head.length; left > 0; left -= block.length)
      for (let at = 0; at < block.length; at += pieceBytes) yield block.subarray(at, at + pieceBytes);
    yield tail;
  };
  const range = async () => {
    throw new Error('a text is read from its beginning on');
  };
  return { sizeBytes, stream, range };
}

interface Text {
  readonly head: Uint8Array;
  readonly block: Uint8Array;
  readonly tail: Uint8Array;
}

function textOf(format: GeneratedFormat): Text {
  const records = Array.from({ length: recordsABlock }, (_, at) => at);
  const text = (head: string, block: string, tail = '') => {
    return { head: Buffer.from(head), block: Buffer.from(block), tail: Buffer.from(tail) };
  };
  const lines = records.map((at) => `${JSON.stringify(stay(at))}\n`).join('');
  if (format === 'ndjson') return text('', lines);
  // A file of many gzip members is one file: what each holds comes one after the other.
  if (format === 'ndjson.gz') return { ...text('', ''), block: gzipSync(lines) };
  if (format === 'json')
    return text('[', records.map((at) => `${JSON.stringify(stay(at))},\n`).join(''), ']');
  const columns = 'setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code,diag_name';
  return text(`${columns}\n`, records.map(row).join(''));
}

/** A list of some 20 KB, as a stay with sixty lines has. */
function stay(at: number) {
  const line = (serial: number) => ({
    feedetl_sn: String(serial),
    mdtrt_id: `M${at}`,
    fee_ocur_time: '2026-03-02 08:00:00',
    med_list_codg: `0011010000${serial}`,
    medins_list_name: '住院诊查费（含药学服务）',
    cnt: '1',
    pric: '18.00',
    det_item_fee_sumamt: '18.00',
    bilg_dept_name: '心血管内科一病区',
    acord_dept_name: '心血管内科一病区',
  });
  return {
    setlinfo: { setl_id: `S${at}`, fixmedins_code: 'H37130200901', psn_name: '某某', dscg_caty: 'A03.04' },
    diseinfo: [{ diag_type: '1', diag_code: 'I10.x00x002', diag_name: '高血压病 2 级' }],
    feedetail: Array.from({ length: 60 }, (_, serial) => line(serial)),
  };
}

/** Every tenth row has a line end and a comma in a quoted cell. */
function row(at: number): string {
  const name = at % 10 === 0 ? `"高血压病, 2 级\n（""很高危""）"` : '高血压病 2 级';
  return `S${at},H37130200901,1,2026-03-02 09:00:00,2026-03-08 10:00:00,A03.04,310,I10.x00x002,${name}\n`;
}
