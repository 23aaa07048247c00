import { createHash } from 'node:crypto';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';

/** The text in which a document is kept, whatever it was laid out like: a row of knowledge points is a line. */
export function regionRulesText(rules: RegionRules): string {
  const rowsAsText = (key: string, value: unknown) =>
    key === 'rows' && Array.isArray(value) ? value.map((row) => `${mark}${JSON.stringify(row)}`) : value;
  const text = JSON.stringify(rules, rowsAsText, 2).replaceAll(markedRow, (row) =>
    (JSON.parse(row) as string).slice(mark.length),
  );
  return `${text}\n`;
}

/** SHA-256 of {@link regionRulesText}: what was tried is what is activated. */
export function hashRegionRules(rules: RegionRules): string {
  return createHash('sha256').update(regionRulesText(rules)).digest('hex');
}

/** Stands in no JSON text as it is. */
const mark = '\u0001';
const markedRow = /"\\u0001(?:[^"\\]|\\.)*"/g;
