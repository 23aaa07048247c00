import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type GeneratedStay, generateBatch } from '../../generator/generate-batch.ts';
import type { GeneratorKnowledge } from '../../generator/generator-knowledge.ts';
import { spoilList } from '../../generator/spoil-list.ts';
import type { WireList, WireNode } from '../../generator/wire-list.ts';

/** A file as an office sends it. */
export interface Upload {
  readonly key: string;
  /** Where its bytes lie. */
  readonly path: string;
  /**
   * Whether another file of the same cases comes at the same time: which of them is counted on the way is decided by
   * who is quicker, what stands in the end is not.
   */
  readonly isRaced: boolean;
}

/** Files that come at once; the next phase comes when all of them are closed. */
export type Phase = readonly Upload[];

/** Stays generated anew; the rest are their like, under other ids and of other persons. */
const mostGenerated = 20_000;
const encoder = new TextEncoder();

/**
 * The files of a run, by the seed alone. First each hospital's stays, one in fifty of which is followed by itself
 * again and one in a hundred by a row that must be rejected; then corrections and withdrawals of some of them, two
 * corrections of the same cases at once, and the same file twice.
 * @param stays in all files together, without the rejected
 */
export function makeUploads(options: {
  readonly seed: string;
  readonly stays: number;
  readonly directory: string;
  readonly knowledge: GeneratorKnowledge;
}): readonly Phase[] {
  const { seed, stays, directory, knowledge } = options;
  mkdirSync(directory, { recursive: true });
  const hospitals = hospitalsFor(stays, knowledge);
  const perHospital = Math.ceil((stays * 0.85) / hospitals.length);
  const perCorrection = Math.floor(perHospital * 0.13);
  const phases: [Upload[], Upload[]] = [[], []];
  const save = (phase: 0 | 1, hospital: string, name: string, bytes: Uint8Array, isRaced = false) => {
    const path = join(directory, `${hospital}-${name}`);
    writeFileSync(path, bytes);
    phases[phase].push({ key: `incoming/${hospital}/${name}`, path, isRaced });
  };
  for (const [at, hospital] of hospitals.entries()) {
    const lists = staysOf({ cases: perHospital, seed: `${seed}/${hospital}`, hospital, knowledge });
    const base = toLines(withUglyRows(lists));
    if (at % 2 === 0) save(0, hospital, 'stays.ndjson', base);
    else save(0, hospital, 'stays.ndjson.gz', gzipSync(base));
    const first = toLines(lists.slice(0, perCorrection).map(correct('first')));
    const second = toLines(lists.slice(0, perCorrection).map(correct('second')));
    if (at === 0) {
      save(1, hospital, 'corrections-1.ndjson', first, true);
      save(1, hospital, 'corrections-2.ndjson', second, true);
    } else if (at === 1) {
      for (const name of ['twice-1.ndjson', 'twice-2.ndjson']) save(1, hospital, name, first, true);
    } else save(1, hospital, 'corrections.ndjson', first);
  }
  return phases;
}

/** One that is paid by DIP among the first: small runs have few, for each costs the refreshing of its months. */
function hospitalsFor(stays: number, { hospitals, otherHospitals }: GeneratorKnowledge): readonly string[] {
  const [first, second, ...rest] = hospitals;
  const all = [first, second, ...otherHospitals, ...rest].flatMap((one) => (one ? [one.code] : []));
  return all.slice(0, Math.max(3, Math.floor(stays / 200)));
}

function staysOf(options: {
  readonly cases: number;
  readonly seed: string;
  readonly hospital: string;
  readonly knowledge: GeneratorKnowledge;
}): WireList[] {
  const copies = Math.ceil(options.cases / mostGenerated);
  const lists: WireList[] = [];
  for (const stay of generateBatch({ ...options, cases: Math.ceil(options.cases / copies) })) {
    const compact = withoutIdleLines(stay);
    for (let copy = 0; copy < copies; copy++) lists.push(copy === 0 ? compact : likeness(compact, copy));
  }
  return lists.slice(0, options.cases);
}

/** Fee lines stay only where something is to be found in them. */
function withoutIdleLines({ list, truth }: GeneratedStay): WireList {
  return truth.length > 0 || list.setlinfo['med_type'] !== undefined ? list : { ...list, feedetail: [] };
}

function likeness(list: WireList, copy: number): WireList {
  const other = (node: WireNode) => {
    const named = Object.entries(node).map(([field, value]) =>
      ownFields.has(field) ? [field, `${value}C${copy}`] : [field, value],
    );
    return Object.fromEntries(named) as WireNode;
  };
  return { ...list, setlinfo: other(list.setlinfo), feedetail: list.feedetail.map(other) };
}

const ownFields = new Set([
  'setl_id',
  'mdtrt_id',
  'medcasno',
  'bill_no',
  'biz_sn',
  'hi_no',
  'psn_no',
  'certno',
]);

function withUglyRows(lists: readonly WireList[]): (WireList | Uint8Array)[] {
  return lists.flatMap((list, at) => [
    list,
    ...(at % 50 === 7 ? [list] : []),
    ...(at % 100 === 11 ? [spoilList(list, Math.floor(at / 100), null).bytes] : []),
  ]);
}

/** Another doctor and department for most, one diagnosis fewer for some; every ninth is withdrawn. */
function correct(name: 'first' | 'second') {
  return (list: WireList, at: number): WireList | object => {
    const { setlinfo } = list;
    if (at % 9 === 4)
      return {
        setlinfo: {
          setl_id: setlinfo['setl_id'],
          fixmedins_code: setlinfo['fixmedins_code'],
          vali_flag: '0',
        },
      };
    const change: WireNode = { chfpdr_code: `${setlinfo['chfpdr_code']}-${name}` };
    if (at % 3 !== 0) return { ...list, setlinfo: { ...setlinfo, ...change } };
    const diseinfo = name === 'first' ? list.diseinfo.slice(0, 1) : list.diseinfo;
    return {
      ...list,
      diseinfo,
      setlinfo: { ...setlinfo, ...change, dscg_caty: 'A03', diag_code_cnt: diseinfo.length },
    };
  };
}

function toLines(rows: readonly (object | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    rows.flatMap((row) => [
      row instanceof Uint8Array ? row : encoder.encode(JSON.stringify(row)),
      encoder.encode('\n'),
    ]),
  );
}
