import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import * as z from 'zod';
import { say } from '../bin/say.ts';
import { stageNamed } from '../config/stages.ts';
import { capacityPlanSchema } from './capacity/capacity-plan.ts';
import { capacityTables } from './capacity/capacity-tables.ts';
import { writeTables } from './capacity/write-tables.ts';

/**
 * npm run capacity: what a province needs, computed from its inputs: concurrency, table, cost, and which limit is met
 * first. Another plan: `-- --plan FILE`; `-- --write` puts the tables into docs/capacity.md.
 */
const options = new Command()
  .option('--plan <file>', 'inputs', join(import.meta.dirname, 'capacity/province.json'))
  .option('--stage <name>', 'whose limits of concurrency', 'prod')
  .option('--write', 'put the tables into docs/capacity.md')
  .parse()
  .opts<{ plan: string; stage: string; write?: boolean }>();

const parsed = capacityPlanSchema.safeParse(JSON.parse(readFileSync(options.plan, 'utf8')));
if (!parsed.success) {
  process.stderr.write(`${options.plan}:\n${z.prettifyError(parsed.error)}\n`);
  process.exit(1);
}
const tables = capacityTables(parsed.data, stageNamed(options.stage).maxConcurrency);
if (options.write) {
  const document = join(import.meta.dirname, '../docs/capacity.md');
  writeFileSync(document, writeTables(readFileSync(document, 'utf8'), tables));
} else {
  const { zh, en } = parsed.data.title;
  say(`${zh} ${en}\n\n${Object.values(tables).join('\n\n')}\n`);
}
