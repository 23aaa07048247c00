import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { parseAlert } from '../../platform/messages.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { inboxStore } from '../../platform/table/inbox.ts';
import { openTable } from '../../platform/table/table.ts';

const settings = readSettings(process.env, { TABLE: required, ALERTS_QUEUE_URL: required });
const { sqs, dynamodb } = awsClients();
const inbox = inboxStore(openTable(dynamodb, settings.TABLE));
const alertsQueue = outbox(sqs, settings.ALERTS_QUEUE_URL);

/**
 * Passes an alert on, once it is new. Sent first and kept second, so that a run killed between sends it
 * twice rather than never; `alert_id` tells the receiver.
 */
export const handler = eachMessage(sqs, async (body) => {
  const alert = parseAlert(body);
  if (await inbox.has(alert)) return;
  await alertsQueue.send([alert]);
  await inbox.keep(alert);
});
