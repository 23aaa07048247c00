import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { checkInputs } from '../bin/named-files.ts';
import { soundDocument } from '../bin/read-document.ts';
import { runProgram } from '../bin/run-program.ts';
import { say } from '../bin/say.ts';
import { usageWords } from '../bin/usage-words.ts';
import { stageNamed, stageNames } from '../config/stages.ts';
import { checkShape } from '../core/claims/document-issue.ts';
import { capacityPlanSchema } from './capacity/capacity-plan.ts';
import { capacityTables } from './capacity/capacity-tables.ts';
import { writeTables } from './capacity/write-tables.ts';

/**
 * npm run capacity: what a province needs, computed from its inputs: concurrency, table, cost, and which limit is met
 * first. Another plan: `-- --plan FILE`; `-- --write` puts the tables into docs/capacity.md.
 */
const program = new Command('capacity')
  .exitOverride()
  .configureOutput({ outputError: (message, write) => write(usageWords(message)) })
  .option('--plan <file>', 'inputs', join(import.meta.dirname, 'capacity/province.json'))
  .addOption(new Option('--stage <name>', 'whose limits of concurrency').choices(stageNames).default('prod'))
  .option('--write', 'put the tables into docs/capacity.md')
  .action(({ plan: file, stage, write }: { plan: string; stage: string; write?: boolean }) => {
    checkInputs([file]);
    const plan = soundDocument(file, (input) => checkShape(capacityPlanSchema, input));
    const tables = capacityTables(plan, stageNamed(stage).maxConcurrency);
    if (!write) return say(`${plan.title.zh} ${plan.title.en}\n\n${Object.values(tables).join('\n\n')}\n`);
    const document = join(import.meta.dirname, '../docs/capacity.md');
    writeFileSync(document, writeTables(readFileSync(document, 'utf8'), tables));
  });
await runProgram(program);
