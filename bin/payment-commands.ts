import type { Command } from 'commander';
import { settle } from './commands/settle.ts';
import { importTariff } from './commands/tariff-import.ts';
import { whatIf } from './commands/what-if.ts';
import { areaCode, factor, fenOfYuan, month, readableFile, yearText } from './option-values.ts';

/** What regions pay by, what a year comes to. */
export function addPaymentCommands(program: Command, defaultEndpoints: string): void {
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
    .option(
      '--region <code>',
      'whose hospitals, of several regions; that of hospitals outside the register',
      areaCode,
    )
    .option('--budget <yuan>', "the year's budget, instead of the policy's", fenOfYuan)
    .option('--assessment <file>', 'table of hospital, item, value: score, deduction, outcomes 考核结果')
    .option('--reviews <file>', 'table of hospital, setl_id, payment: what reviews decided 特例单议')
    .option('--hospital <code>', 'print the statement of this one too')
    .option('--json', 'all statements as JSON')
    .action(settle);

  program
    .command('what-if')
    .argument('[claims...]', 'claim files, instead of the running stack')
    .description('what stays would be paid by another tariff, rate, coefficient, scheme, or by DIP 支付试算')
    .option('--tariff <id>', 'this tariff, and its scheme unless another is named')
    .option('--rate <yuan>', 'base rate: standards become weight × rate × coefficient', factor)
    .option('--coefficient <n>', 'times every standard but those of basic groups, or of primary care', factor)
    .option('--scheme <id>', 'this grouping scheme')
    .option('--catalogue <id>', 'paid by DIP, with this catalogue 病种目录')
    .option('--terms <id>', 'paid by DIP, by these terms and their catalogue DIP 规则')
    .option('--point-value <yuan>', 'what a point is worth, where DIP pays 点值', factor)
    .option('--region <code>', 'hospitals of this area; needed for the stack', areaCode)
    .option('--month <yyyy-MM>', 'month of discharge; of a stack else the last full one', month)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .option('-o, --output <file>', 'write the report here too')
    .action(whatIf);
}
