import type { Bilingual } from '../../texts/language.ts';

/** How a parameter is entered: by what its schema lets it be. */
export type FieldKind =
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly isWhole: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'ticks'; readonly of: readonly string[] }
  | { readonly kind: 'lines' }
  | { readonly kind: 'text' }
  | { readonly kind: 'json' };

type Schema = Readonly<Record<string, unknown>>;

/** Larger than any figure that somebody means; a schema of whole numbers says so of itself. */
const largest = 1e15;

export function fieldOf(schema: Schema): FieldKind {
  const { type } = schema;
  if (type === 'boolean') return { kind: 'yes-no' };
  if (type === 'integer' || type === 'number')
    return { kind: 'number', ...boundsOf(schema), isWhole: type === 'integer' };
  if (type === 'string')
    return Array.isArray(schema['enum']) ? { kind: 'choice', of: schema['enum'] } : { kind: 'text' };
  if (type !== 'array') return { kind: 'json' };
  const items = (schema['items'] ?? {}) as Schema;
  if (items['type'] !== 'string') return { kind: 'json' };
  return Array.isArray(items['enum']) ? { kind: 'ticks', of: items['enum'] } : { kind: 'lines' };
}

function boundsOf({ minimum, maximum, exclusiveMinimum }: Schema): { min?: number; max?: number } {
  const least = typeof minimum === 'number' ? minimum : exclusiveMinimum;
  return {
    ...(typeof least === 'number' && { min: least }),
    ...(typeof maximum === 'number' && maximum < largest && { max: maximum }),
  };
}

/**
 * A value as it is read; codes by commas.
 * @param values what some of them are called
 */
export function valueText(
  value: unknown,
  values: Readonly<Record<string, Bilingual>> = {},
  say: (words: Bilingual) => string = ({ en }) => en,
): string {
  const nameOf = (one: string) => (values[one] ? say(values[one]) : one);
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return nameOf(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.map(nameOf).join(', ') || '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value as it is entered. */
export function entered(value: unknown, { kind }: FieldKind): string {
  if (value === null || value === undefined) return '';
  if (kind === 'lines' && Array.isArray(value)) return value.join('\n');
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

/** What was entered as a value; `undefined` where it is none. What the rule makes of it is for the server to say. */
export function valueIn(text: string, { kind }: FieldKind): unknown {
  if (kind === 'lines')
    return text
      .split(/[\n,，、;；]/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  if (text.trim() === '') return undefined;
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (kind !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isSameValue = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
