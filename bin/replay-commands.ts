import { type Command, Option } from 'commander';
import { replay } from './commands/replay.ts';
import { areaCode, month, someText } from './option-values.ts';

/** `sentinel replay`: what was audited, audited again under other knowledge. */
export function addReplayCommands(program: Command, defaultEndpoints: string): void {
  program
    .command('replay')
    .argument('[claims...]', 'claim files, instead of the running stack')
    .description('audit a period again under another scheme, tariff or rules, beside the old results 重放')
    .requiredOption(
      '-o, --output <dir>',
      'folder for the new results and the report; of a broken run, to go on',
    )
    .option('--from <yyyy-MM>', 'first month of discharge', month)
    .option('--to <yyyy-MM>', 'last month of discharge', month)
    .option('--hospital <code>', 'only this hospital', someText)
    .option('--region <code>', 'only hospitals of this region', areaCode)
    .option('--scheme <id>', 'grouping scheme, uploaded or installed')
    .option('--tariff <id>', 'tariff')
    .option('--catalogue <id>', 'pay by DIP, with this catalogue 按此病种目录付费')
    .option('--terms <id>', 'pay by DIP, by these terms and their catalogue 按此 DIP 规则付费')
    .option('--rules <file>', "a region's document of rules")
    .addOption(
      new Option('--under <which>', 'what is not named: as it was when a case was audited, or as it is today')
        .choices(['recorded', 'today'])
        .default('recorded'),
    )
    .option('--before <dir>', 'of files: the folder of their earlier audit')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'the report as JSON')
    .option('--quiet', 'say nothing but errors')
    .action(replay);
}
