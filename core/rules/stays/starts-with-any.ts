/** Whether a code has one of these beginnings. */
export function startsWithAny(code: string, beginnings: readonly string[]): boolean {
  for (const beginning of beginnings) if (code.startsWith(beginning)) return true;
  return false;
}
