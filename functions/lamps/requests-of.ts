import * as z from 'zod';
import { type LampsMessage, monthSchema } from '../../platform/messages.ts';

/** What whoever invokes it by hand may ask for; the clock asks for nothing. */
const askedSchema = z.object({ until: monthSchema.optional(), hospital: z.string().min(1).optional() });

/**
 * The months whose lamps are asked for: the last full one, unless told otherwise, of every hospital of the registry,
 * unless one is named. Throws on a hospital that is not in it.
 */
export function requestsOf(
  event: unknown,
  hospitals: ReadonlySet<string>,
  lastMonth: string,
): readonly LampsMessage[] {
  const { until: month = lastMonth, hospital } = askedSchema.parse(event);
  if (hospital === undefined) return [...hospitals].map((code) => ({ hospital: code, month }));
  if (!hospitals.has(hospital)) throw new Error(`no hospital ${hospital}`);
  return [{ hospital, month }];
}
