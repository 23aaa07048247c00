/** JSON texts of stored knowledge, laid out so that a change stays a small difference. */
type Line = readonly [name: string, value: unknown];

/** One element a line. */
export function arrayText(elements: readonly unknown[]): string {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`;
}

/** Nested tables and long code lists get lines of their own. */
export function objectText(lines: readonly Line[]): string {
  return `{\n${lines.map(([name, value]) => `${JSON.stringify(name)}:${valueText(value)}`).join(',\n')}\n}\n`;
}

function valueText(value: unknown): string {
  if (isLongCodeList(value)) return codeListText(value).trimEnd();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return objectText(Object.entries(value)).trimEnd();
}

function isLongCodeList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 1000;
}

/** A line for each three-character category. */
export function codeListText(codes: readonly string[]): string {
  const categories = Map.groupBy(codes, (code) => code.slice(0, 3));
  return `[\n${[...categories.values()].map((some) => JSON.stringify(some).slice(1, -1)).join(',\n')}\n]\n`;
}
