import type { Command } from 'commander';
import { settle } from './commands/settle.ts';
import { importTariff } from './commands/tariff-import.ts';
import { checkInputs } from './named-files.ts';
import { areaCode, fenOfYuan, yearText } from './option-values.ts';

/** What regions pay by, what a year comes to. */
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

  program
    .command('settle <results...>')
    .description('prepayments and the clearing of a year, out of results.ndjson of audits 月结与年终清算')
    .option('--policy <id>', "settlement policy, or a JSON file of one; else the region's")
    .option('--year <yyyy>', 'year of discharge; else the newest of the results', yearText)
    .option('--region <code>', 'whose hospitals, where the results are of several regions', areaCode)
    .option('--budget <yuan>', "the year's budget, instead of the policy's", fenOfYuan)
    .option('--assessment <file>', 'table of hospital, item, value: score, deduction, outcomes 考核结果')
    .option('--reviews <file>', 'table of hospital, setl_id, payment: what reviews decided 特例单议')
    .option('--hospital <code>', 'print the statement of this one too')
    .option('--json', 'all statements as JSON')
    .action(settle);
}

function readableFile(path: string): string {
  checkInputs([path]);
  return path;
}
