import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileFault } from './file-fault.ts';
import { makeFolders } from './make-folders.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * Before anything is read: one name mistyped among many must not cost an hour. Throws where one is not there, cannot be
 * read, or is no file.
 */
export function checkInputs(paths: readonly string[]): void {
  for (const path of paths) {
    const found = checkExists(path);
    if (found.isDirectory()) throw refusal('EISDIR', path);
    // Of a pipe that nobody writes to, opening would never end. What a shell hands over lies under /dev.
    if (!found.isFile() && !resolve(path).startsWith('/dev/'))
      throw new WrongUsage(
        `${path}: 是管道、套接字或设备，不是文件 This is a pipe, a socket or a device, not a file`,
      );
    asking(path, () => accessSync(path, constants.R_OK));
  }
}

/** Throws where something comes once, as what is piped does, and cannot be read again. */
export function checkReadableAgain(paths: readonly string[]): void {
  const once = paths.find((path) => !checkExists(path).isFile());
  if (once !== undefined)
    throw new WrongUsage(
      `${once}: 清单文件要读取不止一遍，不能来自管道；请先存为文件 Files of claims are read more than once and cannot come through a pipe; save it as a file first`,
    );
}

export function checkExists(path: string): Stats {
  const found = find(path);
  if (!found) throw refusal('ENOENT', path);
  return found;
}

/** Throws where nothing can be written to a file, or where it is one of those that are read. */
export function checkOutput(path: string, inputs: readonly string[] = []): void {
  const found = find(path);
  if (found?.isDirectory()) throw refusal('EISDIR', path);
  if (!found && !find(dirname(path))?.isDirectory())
    throw new WrongUsage(`${path}: 所在文件夹不存在 Its folder does not exist`);
  if (found?.isFile() && inputs.some((input) => isSame(found, find(input))))
    throw new WrongUsage(
      `${path}: 输出文件就是输入文件，不予覆盖 The output is one of the inputs; it is not written over`,
    );
  asking(path, () => accessSync(found ? path : dirname(path), constants.W_OK));
}

/** Makes a folder for files of these names; throws as {@link checkOutput} does. */
export function makeOutputFolder(
  path: string,
  names: readonly string[],
  inputs: readonly string[] = [],
): void {
  asking(path, () => makeFolders(path));
  for (const name of names) checkOutput(join(path, name), inputs);
}

/** Under whatever name: a link leads to the same file. */
function isSame(one: Stats, other: Stats | undefined): boolean {
  return other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

function find(path: string): Stats | undefined {
  return asking(path, () => statSync(path, { throwIfNoEntry: false }));
}

function asking<T>(path: string, ask: () => T): T {
  try {
    return ask();
  } catch (cause) {
    throw new WrongUsage(fileFault(cause, path) ?? `${path}: ${(cause as Error).message}`, { cause });
  }
}

function refusal(code: string, path: string): WrongUsage {
  return new WrongUsage(fileFault({ code }, path) as string);
}
