import type { Command } from 'commander';
import { importPoints } from './commands/points-import.ts';
import { listRules } from './commands/rules.ts';
import { activateRules, listRulesActivations } from './commands/rules-activate.ts';
import { dryRunRules } from './commands/rules-dry-run.ts';
import { importRules } from './commands/rules-import.ts';
import { areaCode, day, month, readableFile, someText } from './option-values.ts';

/** `sentinel rules …`: what the rules are, and what a region decides about them. */
export function addRulesCommands(program: Command, defaultEndpoints: string): void {
  const rules = program
    .command('rules')
    .description('installed rules, how the national library is covered, decisions of a region 规则库')
    .option('--coverage', 'the 88 rules of the national library, one by one')
    .option('--region <code>', 'as this region has them', areaCode)
    .option('--endpoints <file>', 'as it has them in the stack that answers here')
    .option('--json', 'as JSON')
    .action(listRules);

  rules
    .command('import')
    .argument('<file>', "a region's document", readableFile)
    .description("install a region's document of changes, exemptions, own rules and points 导入地区规则")
    .option('--knowledge <dir>', 'knowledge folder to install into')
    .option('--check', 'check and report only')
    .option('--json', 'as JSON')
    .action(importRules);

  rules
    .command('dry-run')
    .argument('<file>', "a region's document", readableFile)
    .argument('[claims...]', 'claim files, instead of the running stack')
    .description("what each rule would find under a region's document, over files or the running stack 试算")
    .option('--month <yyyy-MM>', 'month of discharge; of a stack else the last full one', month)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .option('-o, --output <file>', 'write the report here too')
    .action(dryRunRules);

  rules
    .command('activate')
    .argument('<file>', "a region's document", readableFile)
    .description("take up a region's document in the running stack, after a dry run of it 启用地区规则")
    .requiredOption('--by <name>', 'who decided; kept in the trail', someText)
    .option('--despite-dry-run', 'also after a dry run of no case')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(activateRules);

  rules
    .command('activations')
    .description('which documents were activated, where and when 启用记录')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(listRulesActivations);

  program
    .command('points')
    .description('tables of knowledge points of a region 知识点')
    .command('import')
    .argument('<file>', 'CSV file, workbook, or list of rows as JSON', readableFile)
    .description("make a CSV file or workbook a version of a table in a region's document 导入知识点表")
    .requiredOption('--table <id>', 'id of the table: a new version of one that is there, or a new one')
    .requiredOption('--region <code>', 'six-digit code of the area', areaCode)
    .requiredOption('--from <date>', 'first day of discharge', day)
    .option('--to <date>', 'last day of discharge', day)
    .requiredOption('--by <name>', 'who decided')
    .requiredOption('--why <text>', 'why')
    .option('--kind <kind>', 'kind of a new table, such as price-cap')
    .option('--rules <ids>', 'rules that a new table serves, parted by commas')
    .option('--title <text>', 'Chinese title of a new table')
    .option('--title-en <text>', 'English title')
    .option('--knowledge <dir>', 'knowledge folder to install into')
    .action(importPoints);
}
