import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { SNSClient } from '@aws-sdk/client-sns';
import { awsClients } from '../../platform/aws.ts';
import { eachMessage } from '../../platform/each-message.ts';
import { givenUpAfter } from '../../platform/given-up-after.ts';
import { parseNotice } from '../../platform/messages.ts';
import { outbox } from '../../platform/queue.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { deliveryStore } from '../../platform/table/deliveries.ts';
import { inboxStore } from '../../platform/table/inbox.ts';
import { liveStore } from '../../platform/table/live.ts';
import { sendWindowStore } from '../../platform/table/send-windows.ts';
import { openTable } from '../../platform/table/table.ts';
import { webhookStore } from '../../platform/table/webhooks.ts';
import { type DeliveryServices, deliverNotice } from './deliver-notice.ts';
import { emailSink } from './email-sink.ts';
import { liveSink } from './live-sink.ts';
import { guardedPost, reachSchema } from './post-guarded.ts';
import { queueSink } from './queue-sink.ts';
import { sendLimits, sendLimitsSchema } from './send-limits.ts';
import { webhookSink } from './webhook-sink.ts';

const settings = readSettings(process.env, {
  TABLE: required,
  ALERTS_QUEUE_URL: required,
  NOTICES_QUEUE_URL: required,
  ALERT_TOPIC_ARN: required,
  LIVE_ENDPOINT: required,
  SEND_LIMITS: required,
  WEBHOOK_REACH: required.pipe(reachSchema),
});
const { sqs, dynamodb } = awsClients();
/** As long as a person's notice may wait for one place that does not answer. */
const answer = givenUpAfter(10_000);
const connections = new ApiGatewayManagementApiClient({ endpoint: settings.LIVE_ENDPOINT, ...answer });
const table = openTable(dynamodb, settings.TABLE);
const now = () => new Date();
const nowSeconds = () => Math.floor(Date.now() / 1000);
const limits = sendLimitsSchema.parse(JSON.parse(settings.SEND_LIMITS));

const services: DeliveryServices = {
  inbox: inboxStore(table),
  deliveries: deliveryStore(table),
  limits: sendLimits(limits, sendWindowStore(table), outbox(sqs, settings.NOTICES_QUEUE_URL), nowSeconds),
  sinks: [
    queueSink(outbox(sqs, settings.ALERTS_QUEUE_URL)),
    liveSink(liveStore(table), connections, nowSeconds),
    emailSink(new SNSClient(answer), settings.ALERT_TOPIC_ARN),
    webhookSink(webhookStore(table), guardedPost(settings.WEBHOOK_REACH), now),
  ],
  now,
};

export const handler = eachMessage(sqs, (body, { messageId }) =>
  deliverNotice(services, parseNotice(body), messageId),
);
