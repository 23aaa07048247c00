import * as z from 'zod';
import { checks } from './checks.ts';

/** What a check takes, by name, each as JSON Schema (draft 2020-12). Empty for a check that is not there. */
export function parametersOf(check: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const definition = checks[check];
  if (!definition) return {};
  const { properties = {} } = z.toJSONSchema(definition.parameters, { io: 'input', unrepresentable: 'any' });
  return properties as Record<string, Record<string, unknown>>;
}

/** The values among which a parameter, or each of its entries, is one. */
export function choicesIn(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const items = (schema['items'] ?? schema) as { readonly enum?: unknown };
  return Array.isArray(items.enum) ? items.enum.map(String) : [];
}
