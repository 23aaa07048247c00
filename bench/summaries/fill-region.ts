import { regionOf } from '../../core/knowledge.ts';
import type { SummariseMessage } from '../../platform/messages.ts';
import type { Outbox } from '../../platform/queue.ts';
import { askRefresh } from '../../platform/summaries/ask-refresh.ts';
import { refresh, type SummariseServices } from '../../platform/summaries/refresh.ts';
import { sheetRefresher } from '../../platform/summaries/refresh-sheets.ts';
import { lineStore } from '../../platform/table/case-lines.ts';
import { lineWriter } from '../../platform/table/line-writer.ts';
import type { Table } from '../../platform/table/table.ts';
import { turnStore } from '../../platform/table/turns.ts';
import type { SimulatedStays } from './simulate-stays.ts';

type Registers = SummariseServices['registers'];

/** One upload a hospital and month, as close writes it. Answers how many cases there are. */
export async function bringLines(
  table: Table,
  stays: SimulatedStays,
  tell: (done: number) => void,
): Promise<number> {
  const lines = lineStore(table);
  let cases = 0;
  for (const hospital of stays.hospitals) {
    for (const month of stays.months) {
      const own = stays.linesOf(hospital, month);
      const writer = lineWriter(lines, hospital, `20270101000000-${month}`);
      await writer.add(month, own);
      await writer.end();
      cases += own.length;
      tell(own.length);
    }
  }
  return cases;
}

/** All sheets of the hospitals, by the code that summarise runs. Answers what it has asked itself for: the region's. */
export async function refreshHospitals(
  table: Table,
  registers: Registers,
  { hospitals, months }: SimulatedStays,
  tell: (done: number) => void,
): Promise<readonly SummariseMessage[]> {
  const asked: SummariseMessage[] = [];
  const queue: Outbox = { send: async (messages) => void asked.push(...(messages as SummariseMessage[])) };
  const services = servicesOf(table, registers, queue);
  for (const hospital of hospitals) {
    for (const month of months) {
      const own: SummariseMessage[] = [];
      const scope = { kind: 'hospital', hospital } as const;
      await askRefresh(
        services.turns,
        { send: async (messages) => void own.push(...(messages as SummariseMessage[])) },
        [{ scope, period: month }],
      );
      for (const message of own) await refresh(services, message);
      tell(1);
    }
  }
  return asked;
}

/** Takes what waits: of many requests for one month only the first is work. */
export async function refreshRegion(
  table: Table,
  registers: Registers,
  waiting: readonly SummariseMessage[],
): Promise<void> {
  const services = servicesOf(table, registers, { send: async () => {} });
  for (const message of waiting) await refresh(services, message);
}

function servicesOf(table: Table, registers: Registers, queue: Outbox): SummariseServices {
  return { turns: turnStore(table), sheets: sheetRefresher(table), queue, registers, gatherSeconds: 0 };
}

/** A register in which all simulated hospitals are of one installed region. */
export function registersOf(hospitals: readonly string[], region: string, installed: Registers): Registers {
  const known = [...installed.hospitals.values()].find(
    ({ code }) => regionOf(code, installed).code === region,
  );
  if (!known) throw new Error(`no hospital of ${region} is installed`);
  return { ...installed, hospitals: new Map(hospitals.map((code) => [code, { ...known, code }])) };
}
