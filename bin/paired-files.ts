import { basename } from 'node:path';
import type { FeeLineColumns } from '../core/claims/fee-line-columns.ts';
import { areNamedAsPair } from '../core/claims/pair-names.ts';
import { holdsOnly, kindsOfParts, type SortedFile } from '../platform/intake/kinds-of-parts.ts';
import { localSource } from '../platform/intake/local-source.ts';
import type { ReadingMeans } from '../platform/intake/part-reader.ts';

/** Files that are read as one: a file by itself, or one of cases and behind it those of its fee lines. */
export interface FileUnit {
  /** Place of the first of them among all files. */
  readonly place: number;
  readonly files: readonly [SortedFile, ...SortedFile[]];
}

/**
 * Finds of each file of fee lines its file of cases, whichever is named first: by name, or because there is one of
 * either and no other. A file of fee lines that is left over stands by itself.
 */
export async function pairFiles(paths: readonly string[], means: ReadingMeans): Promise<FileUnit[]> {
  const files: SortedFile[] = [];
  for (const path of paths) {
    const named = { name: basename(path), source: localSource(path) };
    files.push({ ...named, kinds: await kindsOfParts(named, means) });
  }
  const casesOf = caseFinder(files, means.columns.feeLines);
  return files.flatMap((file, place): FileUnit[] => {
    if (casesOf(file)) return [];
    return [{ place, files: [file, ...files.filter((other) => casesOf(other) === file)] }];
  });
}

/** The file of cases of one of fee lines; nothing for any other. */
function caseFinder(files: readonly SortedFile[], columns: FeeLineColumns | null) {
  const fees = files.filter((file) => holdsOnly(file.kinds, 'fees'));
  const cases = files.filter((file) => holdsOnly(file.kinds, 'cases'));
  return (file: SortedFile): SortedFile | undefined => {
    if (!fees.includes(file) || columns === null) return undefined;
    const named = cases.find((candidate) => areNamedAsPair(candidate.name, file.name, columns));
    return named ?? (fees.length === 1 && cases.length === 1 ? cases[0] : undefined);
  };
}
