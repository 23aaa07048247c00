import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockDataDir } from '../../local/lock-data-dir.ts';
import { removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

afterAll(removeTemporaryDirs);

it('a data folder is taken by one living process at a time', () => {
  const dir = temporaryDir();
  const unlock = lockDataDir(dir);
  expect(() => lockDataDir(dir)).toThrow(`in use by process ${process.pid}`);
  unlock();
  expect(lockDataDir(dir)).toBeTypeOf('function');
});

it.each([
  ['a process that is gone', String(2 ** 22 + 1)],
  ['a process killed before it could sign', ''],
])('a data folder left behind by %s is taken over', (_, content) => {
  const dir = temporaryDir();
  writeFileSync(join(dir, 'in-use-by'), content);
  expect(lockDataDir(dir)).toBeTypeOf('function');
});
