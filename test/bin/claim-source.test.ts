import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClaimFiles, type FileReport, readClaimFiles, tellFileReports } from '../../bin/claim-source.ts';
import { readChunk } from '../../core/claims/read-chunk.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { encodeGb18030 } from '../core/claims/encode-gb18030.ts';
import { writeZip } from '../support/archive/write-zip.ts';

const cases = `setl_id,fixmedins_code,gend,brdy,adm_time,dscg_time,dscg_caty,hi_type,diag_code
S1,H1,1,1960-05-17,2026-03-05,2026-03-09,A03,310,J18.900
S2,H1,1,1960-05-17,2026-03-05,2026-03-09,A03,310,J18.900
`;
const fees = `结算ID,费用明细流水号,费用发生时间,医疗目录编码,数量,单价,金额
S2,F1,2026-03-06,X01,1,10,10
S9,F1,2026-03-06,X01,1,10,10
S1,F1,2026-03-06,X01,1,10,10
S2,F2,2026-03-07,X01,many,10,10
S1,F2,2026-03-06,X02,2,10,20
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sentinel-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const readList = loadListReader();

async function readAll(paths: readonly string[], files = new ClaimFiles(paths)) {
  const reports: FileReport[] = [];
  const [lists, rejections]: [string[], string[]] = [[], []];
  for await (const { chunk } of files.read(reports)) {
    const read = readChunk(chunk, null, readList);
    lists.push(
      ...read.lists.map(({ list }) => `${list.settlementId}: ${list.feeLines?.map((line) => line.serial)}`),
    );
    rejections.push(
      ...read.rejections.map(
        ({ file, line, errors }) =>
          `${file}:${line} ${errors[0]?.file ?? '-'}:${errors[0]?.line ?? '-'} ${errors[0]?.field} ${errors[0]?.code}`,
      ),
    );
  }
  return { lists, rejections, reports };
}

const joined = (name: string) => ({
  lists: ['S1: F1,F2'],
  rejections: [
    `${name}cases.csv:3 ${name}cases.fees.csv:5 cnt bad-number`,
    `${name}cases.fees.csv:3 -:- setl_id fee-line-without-case`,
  ],
});
const counts = { read: 5, joined: 4, orphaned: 1, cases_without: 0 };

describe('claim files of the command line', () => {
  it('that are cases and fee lines are joined, whichever is named first', async () => {
    const paths = [put('cases.csv', cases), put('cases.fees.csv', fees)];
    for (const order of [paths, paths.toReversed()]) {
      const { reports, ...read } = await readAll(order);
      expect(read).toEqual(joined(''));
      expect(reports).toMatchObject([
        { file: 'cases.csv', joined_with: ['cases.fees.csv'], records: 3, fee_lines: counts },
      ]);
    }
  });

  it('that are joined can be read twice', async () => {
    const files = new ClaimFiles([put('cases.csv', cases), put('cases.fees.csv', fees)]);
    try {
      const [one, other] = [await readAll([], files), await readAll([], files)];
      expect(other).toEqual(one);
      expect(other.lists).toEqual(joined('').lists);
    } finally {
      await files.close();
    }
  });

  it('that lie in one archive are joined, compressed or not', async () => {
    const entries = [
      { name: 'cases.fees.csv', content: Buffer.from(fees) },
      { name: 'cases.csv', content: Buffer.from(cases) },
    ];
    const { reports, ...read } = await readAll([put('march.zip', writeZip(entries))]);
    expect(read).toEqual(joined('march.zip/'));
    expect(reports).toMatchObject([{ file: 'march.zip', format: 'zip', records: 3, fee_lines: counts }]);
    const gzipped = [put('march.csv.gz', gzipSync(cases)), put('march_feedetail.csv.gz', gzipSync(fees))];
    expect((await readAll(gzipped)).lists).toEqual(['S1: F1,F2']);
  });

  it('of one archive are told one by one, with the encoding of each', async () => {
    const entries = [
      { name: 'gb.csv', content: encodeGb18030(cases.replace('J18.900', '肺炎')) },
      { name: 'utf8.csv', content: Buffer.from(cases.replace('J18.900', '肺炎')) },
    ];
    const { reports } = await readAll([put('both.zip', writeZip(entries))]);
    expect(reports[0]?.parts).toEqual([
      { file: 'both.zip/gb.csv', format: 'csv', encoding: 'gb18030', records: 2 },
      { file: 'both.zip/utf8.csv', format: 'csv', encoding: 'utf-8', records: 2 },
    ]);
    expect((await readAll([put('plain.csv', cases)])).reports[0]).not.toHaveProperty('parts');
  });

  it('are paired by name where there are several, or else because there is one of either', async () => {
    const other = cases.replaceAll('S1,', 'T1,').replaceAll('S2,', 'T2,');
    const paths = [
      put('april.csv', other),
      put('april.fees.csv', fees.replaceAll('\nS', '\nT')),
      put('cases.csv', cases),
      put('cases.fees.csv', fees),
    ];
    expect((await readAll(paths)).lists).toEqual(['T1: F1,F2', 'S1: F1,F2']);
    expect((await readAll([put('a.csv', cases), put('b.csv', fees)])).lists).toEqual(['S1: F1,F2']);
  });

  it('that are fee lines alone are told to lack their cases', async () => {
    const reports: FileReport[] = [];
    for await (const _ of readClaimFiles([put('lone.fees.csv', fees)], reports)) expect.unreachable();
    expect(() => tellFileReports(reports, true)).toThrow(/cases-missing/);
  });

  it('that have other formats beside them in an archive are all read', async () => {
    const line = '{"setlinfo":{"setl_id":"S7"}}\n';
    const entries = [
      { name: 'more.ndjson', content: Buffer.from(line) },
      { name: 'cases.csv', content: Buffer.from(cases) },
      { name: 'cases.fees.csv', content: Buffer.from(fees) },
    ];
    const { rejections, reports } = await readAll([put('mixed.zip', writeZip(entries))]);
    expect(rejections).toHaveLength(3);
    expect(reports[0]?.records).toBe(4);
  });
});
