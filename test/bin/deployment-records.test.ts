import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  digestOf,
  readAssemblyDocuments,
  writeAssemblyDocuments,
} from '../../bin/deployment/assembly-documents.ts';
import {
  type DeploymentRecord,
  keepRecord,
  readRecords,
  recordToReturnTo,
} from '../../bin/deployment/deployment-records.ts';
import { WrongUsage } from '../../bin/wrong-usage.ts';
import { bucketInMemory } from '../support/bucket-in-memory.ts';

const deployment = (id: string, digest: string, again: string | null = null): DeploymentRecord => ({
  id,
  stage: 'dev',
  commit: null,
  again,
  digest,
  documents: {},
});

describe('going back', () => {
  it.each([
    ['to the one before', [deployment('1', 'a'), deployment('2', 'b')], '1'],
    [
      'past those that were the same',
      [deployment('1', 'a'), deployment('2', 'b'), deployment('3', 'b')],
      '1',
    ],
    [
      'twice, two deployments back, and not forth again',
      [deployment('1', 'a'), deployment('2', 'b'), deployment('3', 'c'), deployment('4', 'b', '2')],
      '1',
    ],
    [
      'after something new came on top, to what stood before it',
      [deployment('1', 'a'), deployment('2', 'b'), deployment('3', 'a', '1'), deployment('4', 'c')],
      '2',
    ],
  ])('leads %s', (_case, records, id) => {
    expect(recordToReturnTo(records).id).toBe(id);
  });

  it('leads to any that is named', () => {
    expect(recordToReturnTo([deployment('1', 'a'), deployment('2', 'b')], '2').id).toBe('2');
  });

  it.each([[[]], [[deployment('1', 'a')]], [[deployment('1', 'a'), deployment('2', 'a', '1')]]])(
    'is refused where nothing else stood before',
    (records) => {
      expect(() => recordToReturnTo(records)).toThrow(WrongUsage);
    },
  );

  it('names those there are where another is asked for', () => {
    expect(() => recordToReturnTo([deployment('1', 'a'), deployment('2', 'b')], '3')).toThrow(/1, 2/);
  });
});

describe('records of deployments', () => {
  it('come back as they were kept, the oldest first', async () => {
    const store = bucketInMemory();
    const [one, two] = [deployment('20261122T120000Z', 'a'), deployment('20261123T120000Z', 'b')];
    await keepRecord(store, two);
    await keepRecord(store, one);
    expect(await readRecords(store)).toEqual([one, two]);
  });
});

describe('documents of an assembly', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are manifest, templates and lists of assets, laid out again as they were', () => {
    const kept = { 'cdk.out': '{}', 'manifest.json': '{"a":1}', 'S.template.json': '{"b":2}' };
    for (const [name, text] of Object.entries({ ...kept, 'tree.json': '{}', 'asset.1.zip': 'x' }))
      writeFileSync(join(folder, name), text);
    const read = readAssemblyDocuments(folder);
    expect(read).toEqual(kept);
    const again = join(folder, 'again');
    writeAssemblyDocuments(again, read);
    expect(readAssemblyDocuments(again)).toEqual(kept);
  });

  it('differ in their digest by any change, and by nothing else', () => {
    expect(digestOf({ a: '1', b: '2' })).toBe(digestOf({ a: '1', b: '2' }));
    expect(digestOf({ a: '1', b: '2' })).not.toBe(digestOf({ a: '1', b: '3' }));
    expect(digestOf({ a: '12' })).not.toBe(digestOf({ a1: '2' }));
  });
});
