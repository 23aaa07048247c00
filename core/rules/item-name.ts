const untidy = /[\s\u3000\uff01-\uff5e]/;

/**
 * An item's name as by-name tables are matched: full-width forms made half-width, white space dropped. Names
 * are compared whole; part of a name says nothing.
 */
export function normalItemName(name: string): string {
  return untidy.test(name) ? name.normalize('NFKC').replace(/\s+/g, '') : name;
}
