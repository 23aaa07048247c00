import { join } from 'node:path';

/** The longest name that common file systems take. */
const mostBytes = 255;

/** What fauxqs 2.4.1 writes behind the last part of a key, at the most. */
const longestEnding = '.meta.json';

/** The file name fauxqs gives a key: signs that no file name may have are written as in a URL. */
function objectFileName(key: string): string {
  const isAllowed = (sign: string) => sign >= ' ' && !'<>:"|?*\\%'.includes(sign);
  const written = (sign: string) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return [...key].map((sign) => (isAllowed(sign) ? sign : written(sign))).join('');
}

/** Where fauxqs writes the bytes of an object, in its folder. */
export function objectFilePath(dir: string, bucket: string, key: string): string {
  return join(dir, 'buckets', bucket, 'objects', `${objectFileName(key)}.data`);
}

/** Whether a disk has names for the folders and the file of a key. */
export function hasFileName(key: string): boolean {
  const names = `${objectFileName(key)}${longestEnding}`.split('/');
  return names.every((name) => Buffer.byteLength(name) <= mostBytes);
}
