/** A name in a rule, with its place in the text, from 1. */
export interface Name {
  readonly text: string;
  readonly position: number;
}

export type Sign = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A rule of the workbook as it is written, before its names are looked up. */
export type Rule =
  | { readonly kind: 'always' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Rule[] }
  | { readonly kind: 'not'; readonly part: Rule }
  /** Any of the fields in any of the sets. */
  | { readonly kind: 'member'; readonly fields: readonly Name[]; readonly sets: readonly Name[] }
  | { readonly kind: 'compare'; readonly field: Name; readonly sign: Sign; readonly value: number }
  /** How many codes the two name lists have in common, of which one names fields and the other sets. */
  | {
      readonly kind: 'count';
      readonly sides: readonly [readonly Name[], readonly Name[]];
      readonly sign: Sign;
      readonly value: number;
    };
