import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isStale } from '../../local/synthesize-if-stale.ts';
import { removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

afterAll(removeTemporaryDirs);

describe('a synthesized assembly', () => {
  let root: string;
  const assembly = () => join(root, 'cdk.out');
  /** Files and folders as they were a minute ago, the assembly half a minute ago. */
  beforeEach(() => {
    root = temporaryDir();
    mkdirSync(join(root, 'core', 'claims'), { recursive: true });
    mkdirSync(assembly());
    writeFileSync(join(root, 'core', 'claims', 'claim.ts'), '');
    const assets = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
    writeFileSync(join(assembly(), 'manifest.json'), JSON.stringify({ artifacts: { assets } }));
    mkdirSync(join(assembly(), 'asset.1'));
    nameAsset('asset.1');
    for (const path of ['core/claims/claim.ts', 'core/claims', 'core']) setAge(path, 60);
    setAge('cdk.out/manifest.json', 30);
  });
  const nameAsset = (path: string) => {
    const files = { one: { source: { path }, destinations: { here: { objectKey: 'one.zip' } } } };
    writeFileSync(join(assembly(), 'assets.json'), JSON.stringify({ files }));
  };
  const setAge = (path: string, seconds: number) => {
    const time = Date.now() / 1000 - seconds;
    utimesSync(join(root, path), time, time);
  };

  it('is fresh when nothing changed after it', () => {
    expect(isStale(root, assembly())).toBe(false);
  });

  it.each<[string, () => void]>([
    ['a source changed', () => setAge('core/claims/claim.ts', 10)],
    ['a source was removed', () => rmSync(join(root, 'core', 'claims', 'claim.ts'))],
    ['a folder was added', () => mkdirSync(join(root, 'functions'))],
    ['nothing was bundled, as for cdk bootstrap', () => nameAsset(join(root, 'core'))],
    ['a part of it is gone', () => rmSync(join(assembly(), 'asset.1'), { recursive: true })],
    ['it was broken off', () => rmSync(join(assembly(), 'assets.json'))],
    ['it is not there', () => rmSync(assembly(), { recursive: true })],
  ])('is stale when %s', (_, change) => {
    change();
    expect(isStale(root, assembly())).toBe(true);
  });
});
