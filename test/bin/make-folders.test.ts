import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolders } from '../../bin/make-folders.ts';
import { workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(room.remove);

describe('folders', () => {
  it('are made with those above them, and twice is once', () => {
    makeFolders(room.at('a/b/c'));
    makeFolders(room.at('a/b/c'));
    expect(existsSync(room.at('a/b/c'))).toBe(true);
  });

  it('are refused where a file is in the way', () => {
    const file = room.write('file', '');
    expect(() => makeFolders(`${file}/b`)).toThrow('ENOTDIR');
    expect(() => makeFolders(file)).toThrow('EEXIST');
  });

  it.runIf(existsSync('/proc'))('are refused by a file system that takes none, without delay', () => {
    expect(() => makeFolders('/proc/nope/deeper')).toThrow('ENOENT');
  });
});
