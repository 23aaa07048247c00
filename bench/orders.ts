import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { openStackAt } from '../bin/endpoints.ts';
import { checkOrders } from '../core/check-order.ts';
import { readAuditRequest } from '../core/orders/nhsa/read-audit-request.ts';
import type { KnownOfEncounter, OrderQuestion } from '../core/orders/order-check.ts';
import { loadNhsaProtocol } from '../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import { inFolder } from './in-folder.ts';
import { median } from './median.ts';
import { type CountLimited, limitedCodes, ourLimits, peerLimits } from './orders/common-limits.ts';
import { deployedFunction } from './orders/deployed-function.ts';
import { holdToOneCore } from './orders/hold-to-one-core.ts';
import { hospital, makeMessages } from './orders/make-messages.ts';
import { measureAnswers } from './orders/measure-answers.ts';
import { measureColdStart } from './orders/measure-cold-start.ts';
import { startServer } from './orders/start-server.ts';
import { uploadHistory } from './orders/upload-history.ts';

/**
 * npm run bench:orders: how long a clinician's system waits. A child's stay with sixty orders, asked about by NHSA
 * 3101: answers of the running stack over HTTP from another process at a steady rate, the history of each person in the
 * table; the check alone; a new process up to its first answer. And two hundred limits of one kind over sixty
 * orders, in our engine and in json-rules-engine. Ends with 1 where a target is missed.
 */
const options = new Command()
  .option('--rate <n>', 'requests a second', '200')
  .option('--seconds <n>', 'measured, after 25 that are not', '20')
  .option('--rounds <n>', 'cold starts', '7')
  .parse()
  .opts<{ rate: string; seconds: string; rounds: string }>();

const targets = { p99Ms: 25, checkMs: 1, coldMs: 500, bundleBytes: 2 * 1024 * 1024 };
const root = join(import.meta.dirname, '..');
const assemblyDir = join(root, 'cdk.out');
const askedAt = '2026-11-09T09:12:30';
const user = 'clinician-cardiology';
const rows: [string, string, string, string][] = [];

const knowledge = loadKnowledge();
const items = [...knowledge.catalogue.values()];
measureCheck();
await inFolder(join(root, '.local'), 'bench-', measureStack);
printTable(['60 orders', 'measured', 'target', ''], rows);
await holdAgainstPeer();

function report(what: string, measured: number, unit: string, target?: number): void {
  const met = target === undefined || measured <= target;
  const digits = measured < 10 ? 2 : 0;
  rows.push([
    what,
    `${measured.toFixed(digits)} ${unit}`,
    target === undefined ? '' : `at most ${target} ${unit}`,
    met ? '' : 'MISSED',
  ]);
  if (!met) process.exitCode = 1;
}

async function measureStack(folder: string): Promise<void> {
  const server = await startServer(assemblyDir, join(folder, 'data'));
  try {
    const { description, pid } = server;
    await uploadHistory(openStackAt(description));
    await server.idle();
    const { token = '' } = description.users.find(({ name }) => name === user) ?? {};
    const messages = makeMessages(items);
    const load = { url: `${description.api}/nhsa/3101`, token, messages, perSecond: Number(options.rate) };
    // Until the engine has compiled what is called most.
    await measureAnswers({ ...load, seconds: 25 });
    // Now that the functions run.
    const where = holdToOneCore(pid) ? 'the function on one core' : 'not held to one core';
    const times = await measureAnswers({ ...load, seconds: Number(options.seconds) });
    rows.push([
      `answers over HTTP, ${where}`,
      `${times.perSecond.toFixed(0)} a second`,
      `${options.rate}`,
      '',
    ]);
    report('p50', times.p50, 'ms');
    report('p95', times.p95, 'ms');
    report('p99', times.p99, 'ms', targets.p99Ms);
    report('answers that were none or degraded', times.wrong, '', 0);

    const deployed = deployedFunction(assemblyDir, 'check-orders', description);
    const event = { path: '/nhsa/3101', body: messages.next().value as string, claims: claimsOf(token) };
    report(
      'new process to first answer',
      measureColdStart(deployed, event, Number(options.rounds), folder),
      'ms',
      targets.coldMs,
    );
    report('bundle', deployed.bundleBytes / 1024, 'KiB', targets.bundleBytes / 1024);
    report('knowledge beside it', sizeOf(join(deployed.folder, 'order-knowledge')) / 1024, 'KiB');
  } finally {
    await server.stop();
  }
}

function claimsOf(token: string): Record<string, string> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

function sizeOf(directory: string): number {
  return readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}

/** The question of the messages, without anything read beside them. */
function makeQuestion(): OrderQuestion {
  const message: unknown = JSON.parse(makeMessages(items).next().value as string);
  const reading = readAuditRequest(message, { infno: '3101', hospital, askedAt }, loadNhsaProtocol());
  const question = reading.ok ? reading.request.questions[0] : undefined;
  if (!question) throw new Error(JSON.stringify(reading));
  return question;
}

/** Grouping and outlook included. */
function measureCheck(): void {
  const question = makeQuestion();
  const known: KnownOfEncounter = { history: [], shown: [], mutings: [], baselines: new Map() };
  report(
    'the check alone',
    timePerRun(() => void checkOrders(question, known, knowledge)),
    'ms',
    targets.checkMs,
  );
}

/** Ms of processor time, median of the rounds. */
function timePerRun(run: () => void): number {
  const runs = 1000;
  const rounds = Array.from({ length: 8 }, () => {
    const start = process.threadCpuUsage();
    for (let at = 0; at < runs; at++) run();
    const { user: ofUser, system } = process.threadCpuUsage(start);
    return (ofUser + system) / 1000 / runs;
  });
  return median(rounds.slice(3));
}

async function holdAgainstPeer(): Promise<void> {
  const { encounter } = makeQuestion();
  const limited = encounter.orders.map((order, at) =>
    at % 3 === 0 ? { ...order, code: limitedCodes[at] ?? order.code } : order,
  );
  const asked = { ...encounter, orders: limited };
  const engines: [string, CountLimited][] = [
    ['DRG Sentinel', ourLimits(knowledge, askedAt)],
    ['json-rules-engine', peerLimits()],
  ];
  const counts = await Promise.all(engines.map(([, count]) => count(asked)));
  if (new Set(counts).size > 1) throw new Error(`they find ${counts.join(' and ')}`);
  const times: [string, number][] = [];
  for (const [name, count] of engines) times.push([name, await timePerCount(count, asked)]);
  const ours = times[0]?.[1] ?? Number.NaN;
  printTable(
    [`200 limits, 60 orders, ${counts[0]} found`, 'µs', 'ours is faster by'],
    times.map(([name, ms], at) => [
      name,
      (ms * 1000).toFixed(0),
      at === 0 ? '' : `${(ms / ours).toFixed(0)}×`,
    ]),
  );
}

async function timePerCount(count: CountLimited, asked: OrderQuestion['encounter']): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 8; round++) {
    const start = process.threadCpuUsage();
    for (let at = 0; at < 100; at++) await count(asked);
    const { user: ofUser, system } = process.threadCpuUsage(start);
    rounds.push((ofUser + system) / 1000 / 100);
  }
  return median(rounds.slice(3));
}
