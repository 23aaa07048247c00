import { regionOf } from '../../core/knowledge.ts';
import { analysisFiles } from '../../platform/analysis/analysis-files.ts';
import type { SummariseMessage } from '../../platform/messages.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { Outbox } from '../../platform/queue.ts';
import { askRefresh } from '../../platform/summaries/ask-refresh.ts';
import { refresh, type SummariseServices } from '../../platform/summaries/refresh.ts';
import { sheetRefresher } from '../../platform/summaries/refresh-sheets.ts';
import { lineStore } from '../../platform/table/case-lines.ts';
import { lineWriter } from '../../platform/table/line-writer.ts';
import type { Table } from '../../platform/table/table.ts';
import { turnStore } from '../../platform/table/turns.ts';
import type { Usage, UsageCounter } from './count-units.ts';
import type { SimulatedStays } from './simulate-stays.ts';

type Registers = SummariseServices['registers'];

/** A part of the work, how long it took and what it has cost. */
export interface FilledStep {
  readonly name: string;
  readonly runs: number;
  readonly seconds: number;
  readonly usage: Usage;
}

/** Brings a region's cases in, then makes all summaries, by the code of close and summarise. */
export async function fillRegion(
  { table, objects }: { readonly table: Table; readonly objects: ObjectStore },
  registers: Registers,
  stays: SimulatedStays,
  counter: UsageCounter,
): Promise<readonly FilledStep[]> {
  const steps: FilledStep[] = [];
  const step = async (name: string, work: () => Promise<number>) => {
    const start = performance.now();
    const runs = await work();
    const seconds = (performance.now() - start) / 1000;
    steps.push({ name, runs, seconds, usage: counter.take() });
    process.stderr.write(`${name}: ${runs}, ${seconds.toFixed(0)} s\n`);
  };
  const queue = new Waiting();
  const services: SummariseServices = {
    turns: turnStore(table),
    sheets: sheetRefresher(
      table,
      analysisFiles(objects, (hospital) => regionOf(hospital, registers).code),
    ),
    queue,
    registers,
    gatherSeconds: 0,
  };
  const takeThose = async (isMeant: (message: SummariseMessage) => boolean) => {
    const meant = queue.takeWhere(isMeant);
    for (const message of meant) await refresh(services, message);
    return new Set(meant.map(({ scope, period }) => JSON.stringify([scope, period]))).size;
  };
  const isMonth = ({ period }: SummariseMessage) => period.length > 4;

  await step('cases brought by close', () => bringLines(table, stays, services));
  await step('hospital-months', () => takeThose((one) => one.scope.kind === 'hospital' && isMonth(one)));
  await step('hospital-years', () => takeThose(({ scope }) => scope.kind === 'hospital'));
  await step('region-months', () => takeThose(isMonth));
  await step('region-years', () => takeThose(() => true));
  return steps;
}

/** One upload a hospital and month, as close writes it. Answers how many cases there are. */
async function bringLines(
  table: Table,
  stays: SimulatedStays,
  { turns, queue }: SummariseServices,
): Promise<number> {
  const lines = lineStore(table);
  let cases = 0;
  for (const hospital of stays.hospitals) {
    for (const month of stays.months) {
      const own = stays.linesOf(hospital, month);
      const writer = lineWriter(lines, hospital, `20270101000000-${month}`, 1);
      await writer.add(month, own);
      await writer.end();
      await askRefresh(turns, queue, [{ scope: { kind: 'hospital', hospital }, period: month }]);
      cases += own.length;
    }
  }
  return cases;
}

/** The queue of summarise, by hand. */
class Waiting implements Outbox {
  #messages: readonly SummariseMessage[] = [];

  send = async (messages: readonly unknown[]): Promise<void> => {
    this.#messages = [...this.#messages, ...(messages as readonly SummariseMessage[])];
  };

  takeWhere(isMeant: (message: SummariseMessage) => boolean): readonly SummariseMessage[] {
    const { meant = [], others = [] } = Object.groupBy(this.#messages, (one) =>
      isMeant(one) ? 'meant' : 'others',
    );
    this.#messages = others;
    return meant;
  }
}

/** A register in which all simulated hospitals are of one installed region. */
export function registersOf(hospitals: readonly string[], region: string, installed: Registers): Registers {
  const known = [...installed.hospitals.values()].find(
    ({ code }) => regionOf(code, installed).code === region,
  );
  if (!known) throw new Error(`no hospital of ${region} is installed`);
  return { ...installed, hospitals: new Map(hospitals.map((code) => [code, { ...known, code }])) };
}
