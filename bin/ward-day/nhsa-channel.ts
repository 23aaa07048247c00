import * as z from 'zod';
import type { Hospital } from '../../core/payment/hospital-registry.ts';
import { auditMessage, feedbackMessage } from './nhsa-messages.ts';
import type { WardChannel } from './ward-channel.ts';

const answerSchema = z.object({
  infcode: z.literal(0),
  output: z.object({
    result: z.array(
      z.object({
        jr_id: z.string(),
        rule_id: z.string(),
        vola_cont: z.string(),
        needs_reason: z.boolean(),
      }),
    ),
    engine: z.object({ status: z.string(), lacks: z.array(z.string()) }),
    withheld: z.record(z.string(), z.number()).default({}),
  }),
});

const takenSchema = z.object({
  infcode: z.literal(0),
  output: z.object({ result: z.array(z.unknown()) }),
});

/** Interfaces 3101 and 3103. @param newId names each message */
export function nhsaChannel(hospital: Hospital, newId: () => string): WardChannel {
  const call = (infno: string, message: object) => ({
    path: `/nhsa/${infno}`,
    body: JSON.stringify(message),
  });
  return {
    ask: (encounter, current) => call('3101', auditMessage(newId(), hospital, encounter, current)),
    hear: (answer) => {
      const { result, engine, withheld } = answerSchema.parse(answer).output;
      const warnings = result.map(({ jr_id, rule_id, vola_cont, needs_reason }) => {
        return { id: jr_id, rule: rule_id, needsReason: needs_reason, says: vola_cont };
      });
      return { engine: engine.status, lacks: engine.lacks, warnings, withheld };
    },
    isTaken: (reply, count) => {
      const taken = takenSchema.safeParse(reply);
      return taken.success && taken.data.output.result.length === count;
    },
    answer: (feedback) =>
      call(
        '3103',
        feedbackMessage(
          newId(),
          hospital,
          feedback.map(({ id, isKept, reason }) => ({ id, isKept, reason: reason ?? '' })),
        ),
      ),
  };
}
