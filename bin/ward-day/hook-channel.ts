import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { hookCall } from './hook-call.ts';
import type { WardChannel } from './ward-channel.ts';
import { notNow } from './ward-stage.ts';

const service = '/cds-services/drg-sentinel-order-sign';

const engineName = 'com.drg-sentinel.engine';

const answerSchema = z.object({
  cards: z.array(
    z.object({
      uuid: z.string(),
      summary: z.string().max(139),
      source: z.object({ topic: z.object({ code: z.string() }) }),
      overrideReasons: z.array(z.object({ code: z.string(), system: z.string() })).optional(),
    }),
  ),
  extension: z.object({
    [engineName]: z.object({
      status: z.string(),
      lacks: z.array(z.string()).default([]),
      withheld: z.record(z.string(), z.number()).default({}),
    }),
  }),
});

/** CDS Hooks: order-sign, and feedback on its cards. @param reasons system of the coded override reasons */
export function hookChannel(reasons: string, now: () => Date): WardChannel {
  return {
    ask: (encounter, current) => {
      return { path: service, body: JSON.stringify(hookCall(randomUUID(), encounter, current)) };
    },
    hear: (answer) => {
      const { cards, extension } = answerSchema.parse(answer);
      const { status, lacks, withheld } = extension[engineName];
      const warnings = cards.map(({ uuid, summary, source, overrideReasons }) => {
        const needsReason = overrideReasons !== undefined;
        return { id: uuid, rule: source.topic.code, needsReason, says: summary };
      });
      return { engine: status, lacks, warnings, withheld };
    },
    isTaken: (reply) => reply !== notNow,
    answer: (feedback) => ({
      path: `${service}/feedback`,
      body: JSON.stringify({
        feedback: feedback.map(({ id, isKept, reason, code }) => ({
          card: id,
          outcomeTimestamp: now().toISOString(),
          ...(isKept
            ? {
                outcome: 'overridden',
                overrideReason: {
                  ...(code !== null && { reason: { code, system: reasons } }),
                  ...(reason !== null && { userComment: reason }),
                },
              }
            : { outcome: 'accepted', acceptedSuggestions: [{ id }] }),
        })),
      }),
    }),
  };
}
