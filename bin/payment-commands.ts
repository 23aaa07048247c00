import type { Command } from 'commander';
import { importTariff } from './commands/tariff-import.ts';
import { checkInputs } from './named-files.ts';

/** `sentinel tariff …`: what regions pay by. */
export function addPaymentCommands(program: Command): void {
  program
    .command('tariff')
    .description('tariffs of regions 地区支付标准')
    .command('import')
    .argument('<file>', 'JSON that describes a CSV file or workbook beside it', readableFile)
    .description("make a tariff of a region's own table 导入支付标准")
    .option('--knowledge <dir>', 'knowledge folder to install into')
    .option('--replace', 'put it in the place of the installed tariff of this id')
    .option('--check', 'check and report only')
    .option('--json', 'as JSON')
    .action(importTariff);
}

function readableFile(path: string): string {
  checkInputs([path]);
  return path;
}
