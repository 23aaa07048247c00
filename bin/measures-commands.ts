import type { Command } from 'commander';
import { importMeasures } from './commands/measures-import.ts';
import { listMeasures } from './commands/measures-list.ts';
import { month, readableFile, someText } from './option-values.ts';

/** `sentinel measures …`: figures that are not in the claims, such as satisfaction and waiting times. */
export function addMeasuresCommands(program: Command, defaultEndpoints: string): void {
  const measures = program
    .command('measures')
    .description('measures that claims do not hold: satisfaction, waiting times, follow-up 外部指标数据');
  const command = (name: string, description: string) =>
    measures
      .command(name)
      .description(description)
      .requiredOption('--hospital <code>', 'the hospital', someText)
      .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
      .option('--json', 'as JSON');

  command('import', 'put the measures of a CSV file or workbook into the running stack 导入指标数据')
    .argument('<file>', 'month, department or all, indicator, numerator, denominator', readableFile)
    .option('--by <name>', 'who brings them', someText)
    .option('--check', 'check and report only')
    .action(importMeasures);

  command('list', 'measures that were imported, by whom and when 已导入的指标数据')
    .requiredOption('--from <yyyy-MM>', 'first month', month)
    .option('--until <yyyy-MM>', 'last month; else the first', month)
    .action(listMeasures);
}
