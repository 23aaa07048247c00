import { type Command, Option } from 'commander';
import { outlook, outlookViews } from './commands/outlook.ts';
import { areaCode, month, positiveNumber } from './option-values.ts';

/** `sentinel outlook`: what is to be expected in the coming months. */
export function addOutlookCommands(program: Command, defaultEndpoints: string): void {
  program
    .command('outlook')
    .argument('[results...]', 'results.ndjson of sentinel audit; else the running stack is asked')
    .description('cases, weight, cost and payment of the coming months, with intervals 业务量与费用预测')
    .option('--hospital <code>', 'of this hospital')
    .addOption(
      new Option('--region <code>', 'of this area of the running stack')
        .argParser(areaCode)
        .conflicts('hospital'),
    )
    .addOption(new Option('--by <unit>', 'units to tell apart').choices(outlookViews).default('department'))
    .option('--until <yyyy-MM>', 'last month to rest on; else the last full one', month)
    .option('--horizon <months>', 'months to forecast', positiveNumber)
    .option(
      '--capacity <file>',
      'CSV or workbook of beds, staff, theatre hours: month, department, kind, amount',
    )
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(outlook);
}
