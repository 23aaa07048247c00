import type { FeeLineColumns } from './fee-line-columns.ts';

/** What stands behind the stem of a name: as sheet or text, compressed or not. */
const extension = /(?:\.(?:csv|txt|xlsx|zip))?(?:\.gz)?$/i;
const separators = ['.', '-', '_', ' '];

/** The name that a file of fee lines shares with its file of cases; `null` where the name is none of fee lines. */
export function stemOfFees(file: string, { suffixes }: FeeLineColumns): string | null {
  const whole = withoutExtension(file);
  const stem = withoutSuffix(whole, suffixes);
  return stem === whole ? null : stem;
}

/** The names by which fee lines may belong to a file of cases, the longest first. */
export function stemsOfCases(file: string, { caseSuffixes }: FeeLineColumns): readonly string[] {
  const whole = withoutExtension(file);
  return [...new Set([whole, withoutSuffix(whole, caseSuffixes)])];
}

/** Whether two names, without folders, say that one is the fee lines of the other. What they are, their columns say. */
export function areNamedAsPair(cases: string, fees: string, columns: FeeLineColumns): boolean {
  const stem = stemOfFees(fees, columns);
  return stem !== null && stemsOfCases(cases, columns).includes(stem);
}

function withoutExtension(file: string): string {
  return file.replace(extension, '');
}

/** The name itself where it ends in none of the suffixes, or is nothing else. */
function withoutSuffix(name: string, suffixes: readonly string[]): string {
  const stems = suffixes.flatMap((suffix) => stemBefore(name, suffix) ?? []);
  return stems.sort((one, other) => one.length - other.length)[0] ?? name;
}

/** Words in letters stand apart from the stem (`march.fees`, not `coffees`); Chinese ones need not. */
function stemBefore(name: string, suffix: string): string | null {
  if (!name.toLowerCase().endsWith(suffix)) return null;
  const before = name.slice(0, -suffix.length);
  const isApart = separators.includes(before.at(-1) ?? '');
  const stem = isApart ? before.slice(0, -1) : before;
  const isWord = isApart || !/^[a-z]/.test(suffix);
  return isWord && stem !== '' ? stem : null;
}
