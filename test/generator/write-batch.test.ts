import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChunk } from '../../core/claims/read-chunk.ts';
import { type WriteBatchOptions, type WrittenBatch, writeBatch } from '../../generator/write-batch.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { demoKnowledge } from './demo-knowledge.ts';

const hospital = demoKnowledge.hospitals[0]?.code ?? '';
const readList = loadListReader();
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'generated-'));
});
afterAll(() => rm(root, { recursive: true }));

const write = (name: string, change: Partial<WriteBatchOptions> = {}) =>
  writeBatch({ directory: join(root, name), cases: 120, seed: 3, knowledge: demoKnowledge, ...change });

async function readBack({ claimsFile, truthFile }: WrittenBatch) {
  const claims = await readFile(claimsFile);
  const truth = (await readFile(truthFile, 'utf8')).split('\n').filter((line) => line !== '');
  return { rows: splitRows(claims), truth: truth.map((line) => JSON.parse(line)) };
}

function splitRows(bytes: Uint8Array): readonly Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(0x0a, from);
    rows.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return rows;
}

describe('writeBatch', () => {
  it('writes one list a line and says what it wrote', async () => {
    const written = await write('plain');
    const { rows, truth } = await readBack(written);
    expect(rows).toHaveLength(120);
    expect(written).toMatchObject({ cases: 120, malformed: 0 });
    expect(truth).toHaveLength(written.violations + written.nearMisses);
  });

  it('writes the same bytes for the same seed', async () => {
    const [one, two] = await Promise.all([write('one', { malformed: 5 }), write('two', { malformed: 5 })]);
    expect(await readFile(one.claimsFile)).toEqual(await readFile(two.claimsFile));
    expect(await readFile(one.truthFile)).toEqual(await readFile(two.truthFile));
  });

  it('mixes in malformed rows, each of which is rejected for what it was spoiled with', async () => {
    const { rows, truth } = await readBack(await write('spoiled', { malformed: 26, hospital }));
    const records = rows.map((bytes, index) => ({ kind: 'record' as const, line: index + 1, bytes }));
    const chunk = {
      number: 1,
      recordsBefore: 0,
      file: 'claims.ndjson',
      format: 'ndjson',
      encoding: 'utf-8',
      csvHeader: null,
      records,
    } as const;
    const { lists, rejections } = readChunk(chunk, hospital, readList);
    const malformed = truth.filter(({ kind }) => kind === 'malformed');
    expect(lists).toHaveLength(120);
    expect(rejections.map(({ line }) => line)).toEqual(malformed.map(({ line }) => line));
    for (const [index, { fault }] of malformed.entries()) {
      expect(rejections[index]?.errors.map(({ code }) => code)).toContain(fault);
    }
    expect(new Set(malformed.map(({ fault }) => fault)).size).toBe(13);
  });

  it('has more malformed rows than stays where asked to', async () => {
    expect(await write('mostly', { cases: 2, malformed: 7 })).toMatchObject({ cases: 2, malformed: 7 });
  });
});
