import { handle } from 'hono/aws-lambda';
import * as z from 'zod';
import { promptDynamoDb } from '../../platform/prompt-dynamodb.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { openTable } from '../../platform/table/table.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { withinDeadline } from '../../platform/within-deadline.ts';
import { loadEngine } from './load-engine.ts';
import { orderApp } from './order-app.ts';

const atLeastOne = z.coerce.number().int().min(1);
const settings = readSettings(process.env, {
  TABLE: required,
  PERSON_KEY_SECRET: required,
  CDS_CLIENTS: required,
  ANSWER_WITHIN_MS: atLeastOne,
  READ_WITHIN_MS: atLeastOne,
  WARNING_DAYS: atLeastOne,
});

const table = openTable(promptDynamoDb(settings.READ_WITHIN_MS), settings.TABLE);

/** Answers while an order is written: the national interfaces and CDS Hooks. */
export const handler = handle(
  orderApp({
    engine: loadEngine(),
    table,
    personKey: settings.PERSON_KEY_SECRET,
    cdsClients: settings.CDS_CLIENTS,
    limits: {
      answerMs: settings.ANSWER_WITHIN_MS,
      readMs: settings.READ_WITHIN_MS,
      keptDays: settings.WARNING_DAYS,
    },
    now: () => new Date(),
  }),
);

// The first call of a client takes longest: better now, while nobody waits, than on the way of the first answer.
await withinDeadline(settings.ANSWER_WITHIN_MS, () => warningStore(table).memoryOf('-', '-'));
