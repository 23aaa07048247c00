import { join } from 'node:path';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { openStackAt } from '../bin/endpoints.ts';
import { indicatorsInForce } from '../core/indicators/management-indicator.ts';
import { loadHospitals, loadRegions } from '../platform/knowledge/load-knowledge.ts';
import { loadManagementIndicators } from '../platform/knowledge/load-management-indicators.ts';
import { objectStore } from '../platform/object-store.ts';
import { viewReader } from '../platform/summaries/read-view.ts';
import { givenMeasureStore } from '../platform/table/given-measures.ts';
import { sheetStore } from '../platform/table/sheets.ts';
import { inFolder } from './in-folder.ts';
import { startServer } from './orders/start-server.ts';
import { countUnits, type Usage } from './summaries/count-units.ts';
import { type FilledStep, fillRegion, registersOf } from './summaries/fill-region.ts';
import { measureRead, type ReadTimes, readKinds } from './summaries/measure-reads.ts';
import { simulateStays } from './summaries/simulate-stays.ts';

/**
 * npm run bench:summaries: a region of a million cases over three years, brought in and summarised by the pipeline's own
 * code in the local cloud's table. Then every kind of question, of each hospital once, with every indicator of every
 * unit; and what refreshing all summaries takes. Ends with 1 where a question takes longer than the target.
 */
const options = new Command()
  .option('--cases <n>', 'in all', '1000000')
  .option('--hospitals <n>', 'of all sizes', '20')
  .option('--seed <n>', 'the same seed gives the same region', '1')
  .parse()
  .opts<{ cases: string; hospitals: string; seed: string }>();

const targetMs = 200;
const region = '371300';
const root = join(import.meta.dirname, '..');

await inFolder(join(root, '.local'), 'bench-', measure);

async function measure(folder: string): Promise<void> {
  const server = await startServer(join(root, 'cdk.out'), join(folder, 'data'));
  try {
    const { table, clients } = openStackAt(server.description);
    const counter = countUnits(table.client);
    const stays = simulateStays({
      seed: options.seed,
      cases: Number(options.cases),
      hospitals: Number(options.hospitals),
    });
    const registers = registersOf(stays.hospitals, region, {
      hospitals: loadHospitals(),
      regions: loadRegions(),
    });
    const objects = objectStore(clients.s3, server.description.buckets.analysis);
    const steps = await fillRegion({ table, objects }, registers, stays, counter);
    const department = 'A01';
    const kinds = readKinds({
      views: viewReader({ sheets: sheetStore(table), given: givenMeasureStore(table), knowledge: registers }),
      sheets: sheetStore(table),
      indicators: indicatorsInForce(loadManagementIndicators(), '2026'),
      region,
      department,
      doctorOf: () => `D9${department}001`,
    });
    const times: ReadTimes[] = [];
    for (const kind of kinds) times.push(await measureRead(kind, stays.hospitals, counter));
    printSteps(steps);
    printTimes(times);
  } finally {
    await server.stop();
  }
}

function printSteps(steps: readonly FilledStep[]): void {
  const cases = steps[0]?.runs ?? 0;
  const rows = steps.map(({ name, runs, seconds, usage }) => [
    name,
    runs,
    seconds.toFixed(0),
    ...unitsOf(usage),
  ]);
  const refreshed = steps.slice(1).map(({ usage }) => usage);
  const all = {
    reads: sumOf(refreshed, ({ readUnits }) => readUnits),
    writes: sumOf(refreshed, ({ writeUnits }) => writeUnits),
  };
  printTable(
    [`${cases} cases`, 'runs', 's', 'calls', 'read units', 'write units'],
    [...rows, ['all summaries made anew', '', '', '', all.reads.toFixed(0), all.writes.toFixed(0)]],
  );
}

function unitsOf({ calls, readUnits, writeUnits }: Usage): readonly (string | number)[] {
  return [calls, readUnits.toFixed(0), writeUnits.toFixed(0)];
}

function sumOf(all: readonly Usage[], of: (usage: Usage) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}

function printTimes(times: readonly ReadTimes[]): void {
  const rows = times.map(({ name, p50, p95, max, rows: count, usage }) => {
    const isMet = max <= targetMs && usage.passedOver === 0;
    if (!isMet) process.exitCode = 1;
    const figures = [p50, p95, max].map((ms) => ms.toFixed(0));
    return [
      name,
      ...figures,
      count,
      usage.calls,
      usage.items,
      usage.readUnits.toFixed(1),
      isMet ? 'PASS' : 'FAIL',
    ];
  });
  printTable(
    [`at most ${targetMs} ms`, 'p50 ms', 'p95', 'max', 'rows', 'queries', 'items', 'read units', ''],
    rows,
  );
}
