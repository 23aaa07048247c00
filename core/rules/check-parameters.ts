import * as z from 'zod';
import { checks } from './checks.ts';

/** What a check takes, by name, each as JSON Schema (draft 2020-12). Empty for a check that is not there. */
export function parametersOf(check: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const definition = checks[check];
  if (!definition) return {};
  const { properties = {} } = z.toJSONSchema(definition.parameters, { io: 'input', unrepresentable: 'any' });
  return properties as Record<string, Record<string, unknown>>;
}
