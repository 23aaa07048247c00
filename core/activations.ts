import * as z from 'zod';
import { activationSchema, type SchemeActivation } from './payment/activation.ts';
import { type RulesActivation, rulesActivationSchema } from './rules/region/rules-activation.ts';

const activationsSchema = z.array(z.discriminatedUnion('kind', [activationSchema, rulesActivationSchema]));

/** What a region decided while the stack was running. */
export type Activation = SchemeActivation | RulesActivation;

/** Checks a stored list of activations, in the order in which they were made. Throws with every mistake. */
export function parseActivations(input: unknown): readonly Activation[] {
  const parsed = activationsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`activations: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export function isOfScheme(activation: Activation): activation is SchemeActivation {
  return activation.kind !== 'rules';
}

export function isOfRules(activation: Activation): activation is RulesActivation {
  return activation.kind === 'rules';
}
