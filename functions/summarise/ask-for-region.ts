import * as z from 'zod';
import { monthsBetween } from '../../core/indicators/period.ts';
import { hospitalsOf } from '../../core/knowledge.ts';
import { monthSchema, type SummariseMessage } from '../../platform/messages.ts';
import type { SummariseServices } from '../../platform/summaries/refresh.ts';

const orderSchema = z.strictObject({
  /** Six digits. */
  region: z.string().regex(/^\d{6}$/),
  /** First and last month. */
  from: monthSchema,
  until: monthSchema,
});

/**
 * Queues all hospitals of a region for every month, and the region itself: after a change of what sheets are made of,
 * or of the registry, nothing else would. Throws on a region that is not installed.
 */
export async function askForRegion(
  { queue, registers, gatherSeconds }: Pick<SummariseServices, 'queue' | 'registers' | 'gatherSeconds'>,
  order: unknown,
): Promise<{ readonly queued: number }> {
  const { region, from, until } = orderSchema.parse(order);
  if (!registers.regions.byCode.has(region)) throw new Error(`no region ${region}`);
  const months = monthsBetween(from, until);
  const messages: SummariseMessage[] = hospitalsOf(region, registers).flatMap((hospital) =>
    months.map((period) => ({ scope: { kind: 'hospital', hospital }, period })),
  );
  await queue.send(messages);
  const ofRegion: SummariseMessage[] = months.map((period) => ({
    scope: { kind: 'region', region },
    period,
  }));
  await queue.send(ofRegion, gatherSeconds);
  return { queued: messages.length + ofRegion.length };
}
