/**
 * How the search of an address is read and written: every value is a text, as it stands there. The router's own way
 * reads `2026` as a number, and writes a year that is a text in quotation marks.
 */
export const addressSearch = {
  parseSearch: (text: string): Record<string, unknown> => {
    const found: Record<string, unknown> = {};
    // Of a name that stands there twice the first counts.
    for (const [name, value] of new URLSearchParams(text)) found[name] ??= value;
    return found;
  },
  stringifySearch: (search: Readonly<Record<string, unknown>>): string => {
    const said = Object.entries(search).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
    return text && `?${text}`;
  },
};
