/** What the system says of a file, in the words of a person who named it. */
const words: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹 There is no such file or folder',
  ENOTDIR: '路径中有一处不是文件夹 Something on the path is no folder',
  ELOOP: '符号链接绕成了圈 Symbolic links lead round in a circle',
  EISDIR: '是文件夹，不是文件 This is a folder, not a file',
  EEXIST: '已有同名文件 A file of this name is in the way',
  ENAMETOOLONG: '名称太长 The name is too long',
  EACCES: '没有权限 There is no permission',
  EPERM: '没有权限 There is no permission',
  EROFS: '不可写入 Nothing can be written there',
  ENOSPC: '磁盘已满 The disk is full',
};

/** The low byte of what SQLite answers where its temporary file cannot be made, read or written. */
const storageFaults = [10, 13, 14];

/** The fault in both languages, with the path it is about; `null` where it is not about a file. */
export function fileFault(error: unknown, named?: string): string | null {
  const { code = '', path = named, errcode = 0 } = error as NodeJS.ErrnoException & { errcode?: number };
  if (code === 'ERR_SQLITE_ERROR' && storageFaults.includes(errcode & 0xff)) {
    return '临时文件夹（SQLITE_TMPDIR 或 TMPDIR）已满或无法写入 The temporary folder (SQLITE_TMPDIR or TMPDIR) is full or cannot be written to';
  }
  const said = words[code];
  if (said === undefined) return null;
  const where = named ?? path;
  if (where !== undefined) return `${where}: ${said}`;
  // Told of a write without its file; the other codes without one are not of files.
  return code === 'ENOSPC' ? said : null;
}
