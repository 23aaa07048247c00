import { readFileSync } from 'node:fs';
import { checkInputs } from './named-files.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The content of a small file without its line end. */
export function readSecret(path: string): string {
  checkInputs([path]);
  const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  if (text === '') throw new WrongUsage(`${path}: 文件为空 The file is empty`);
  return text;
}

/** `null` where no file is named. */
export const secretIfNamed = (path: string | undefined) => (path === undefined ? null : readSecret(path));
