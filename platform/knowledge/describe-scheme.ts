import type { Words } from '../../core/claims/words.ts';
import type { SchemeHeader } from '../../core/grouping/scheme.ts';
import { loadScheme } from './load-scheme.ts';

/** What a scheme is, and how much it holds. */
export interface SchemeDescription extends SchemeHeader {
  readonly mdcs: number;
  readonly adrgs: number;
  readonly drgs: number;
  /** Differences from the published text, and how they are read by default. */
  readonly errata: readonly { readonly id: string; readonly reading: string; readonly description: Words }[];
}

/** Reads the scheme whole, which takes part of a second. Throws on an id that is not installed. */
export function describeScheme(folder: string, id: string): SchemeDescription {
  const { header, mdcs, adrgs, errata } = loadScheme(folder, id);
  return {
    ...header,
    mdcs: mdcs.length,
    adrgs: new Set(adrgs.map(({ adrg }) => adrg)).size,
    drgs: new Set(adrgs.flatMap(({ drgs }) => drgs.map(({ code }) => code))).size,
    errata: errata.map(({ id, default: reading, description }) => ({ id, reading, description })),
  };
}
