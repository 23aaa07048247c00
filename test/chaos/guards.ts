import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, failed, throttled } from './aws-answers.ts';
import { type Call, parsed, requestsIn } from './call.ts';
import { type CutCall, leavePart, oneOf, refusePart, sendLate, turnRound } from './disturb-batch.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { Gate, Guard, PassedAnswer } from './gates.ts';

/** Share of hanging calls that end only with their caller's time; the others' connection breaks sooner. */
const hangForGood = 0.25;
const hangMs = 4000;

/** Longest that a message is held back, in seconds of the pipeline's own time. */
const lateSeconds = 120;

/**
 * Disturbs the calls of handlers, as often as the faults decide.
 * @param killSomebody ends a process that runs handlers, be it that of the call or another
 */
export function handlerGuard(faults: Faults, killSomebody: () => void): Guard {
  return async (call, gate) => {
    // By calls, not by the clock: so much gets done between two kills, however slow the machine is.
    if (faults.strike(['process killed']) !== null) killSomebody();
    const kind = faults.strike(kindsFor(call));
    await (kind === null ? passThrough(gate) : disturb(kind, call, gate, faults));
  };
}

function kindsFor(call: Call): readonly FaultKind[] {
  return [...kindsOfService(call), ...anyCall];
}

const anyCall: readonly FaultKind[] = [
  'call failed with 500',
  'connection reset before the call',
  'connection reset after the call',
  'call left hanging',
];

function kindsOfService(call: Call): readonly FaultKind[] {
  const many = requestsIn(call) > 1;
  if (call.service === 's3') return ['S3 slowed down'];
  if (call.service === 'dynamodb') {
    const isBatch = call.operation.startsWith('Batch');
    return many && isBatch ? ['DynamoDB left a part undone', 'DynamoDB throttled'] : ['DynamoDB throttled'];
  }
  if (call.operation !== 'SendMessageBatch') return ['SQS throttled'];
  const sending: readonly FaultKind[] = [
    'message sent twice',
    'message sent late',
    'SQS refused a part',
    'SQS throttled',
  ];
  return many ? [...sending, 'messages sent in another order'] : sending;
}

type Disturbance = (call: Call, gate: Gate, faults: Faults) => Promise<void>;

const disturbances: Partial<Record<FaultKind, Disturbance>> = {
  'message sent twice': async (call, gate, { draw }) => {
    await gate.pass(oneOf(call, draw(), draw() * lateSeconds));
    await passThrough(gate);
  },
  'message sent late': async (call, gate, { draw }) => {
    answerWith(gate, await gate.pass(sendLate(call, draw(), draw() * lateSeconds)));
  },
  'messages sent in another order': async (call, gate) => answerWith(gate, await gate.pass(turnRound(call))),
  'SQS refused a part': (call, gate, { draw }) => passPart(gate, refusePart(call, draw())),
  'DynamoDB left a part undone': (call, gate, { draw }) => passPart(gate, leavePart(call, draw())),
  'DynamoDB throttled': refuse,
  'SQS throttled': refuse,
  'S3 slowed down': refuse,
  'call failed with 500': async ({ service }, gate) => say(gate, failed[service]),
  'connection reset before the call': async (_call, gate) => gate.cut(),
  'connection reset after the call': async (_call, gate) => {
    await gate.pass();
    gate.cut();
  },
  'call left hanging': async (_call, gate, { draw }) => {
    if (draw() < hangForGood) return gate.left;
    await sleep(draw() * hangMs);
    gate.cut();
  },
};

async function disturb(kind: FaultKind, call: Call, gate: Gate, faults: Faults): Promise<void> {
  await disturbances[kind]?.(call, gate, faults);
}

async function refuse({ service }: Call, gate: Gate, { draw }: Faults): Promise<void> {
  const ways = throttled[service];
  say(gate, ways[Math.floor(draw() * ways.length)] as Answer);
}

async function passPart(gate: Gate, { body, complete }: CutCall): Promise<void> {
  const passed = body === null ? nothingPassed : await gate.pass(body);
  if (passed.status !== 200) return answerWith(gate, passed);
  const answer = complete(JSON.parse(passed.body.toString('utf8')) as object);
  gate.answer(200, passed.headers, JSON.stringify(answer));
}

const nothingPassed: PassedAnswer = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from('{}'),
};

/** Disturbs how messages are taken off their queues. */
export function eventSourceGuard(faults: Faults): Guard {
  return async (call, gate) => {
    if (call.operation === 'DeleteMessageBatch') return forget(call, gate, faults);
    const passed = await gate.pass();
    const isDelivery = call.operation === 'ReceiveMessage' && passed.body.includes('ReceiptHandle');
    if (!isDelivery || faults.strike(['message delivered late']) === null) return answerWith(gate, passed);
    await holdBack(call, gate, passed, faults.draw() * lateSeconds);
    say(gate, noMessages);
  };
}

/** Nobody has seen the messages that were in the answer: they show again after a while. */
async function holdBack(call: Call, gate: Gate, { body }: PassedAnswer, seconds: number): Promise<void> {
  const { QueueUrl } = parsed<{ QueueUrl: string }>(call);
  const { Messages } = JSON.parse(body.toString('utf8')) as {
    Messages: readonly { ReceiptHandle: string }[];
  };
  for (const { ReceiptHandle } of Messages) {
    const change = { QueueUrl, ReceiptHandle, VisibilityTimeout: seconds };
    await gate.pass(Buffer.from(JSON.stringify(change)), 'ChangeMessageVisibility');
  }
}

/** What was dealt with is not taken off the queue, though it is said to be. */
async function forget(call: Call, gate: Gate, faults: Faults): Promise<void> {
  if (faults.strike(['message delivered again']) === null) return passThrough(gate);
  const { Entries } = parsed<{ Entries: readonly { Id: string }[] }>(call);
  const Successful = Entries.map(({ Id }) => ({ Id }));
  say(gate, { ...noMessages, body: JSON.stringify({ Successful, Failed: [] }) });
}

const noMessages: Answer = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: '{}',
};

async function passThrough(gate: Gate): Promise<void> {
  answerWith(gate, await gate.pass());
}

function answerWith(gate: Gate, { status, headers, body }: PassedAnswer): void {
  gate.answer(status, headers, body);
}

function say(gate: Gate, { status, headers, body }: Answer): void {
  gate.answer(status, headers, body);
}
