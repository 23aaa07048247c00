import type { Command } from 'commander';
import { activate, listActivations } from './commands/scheme-activate.ts';
import { dryRun } from './commands/scheme-dry-run.ts';
import { importSchemeFrom } from './commands/scheme-import.ts';
import { uploadInstalledScheme } from './commands/scheme-upload.ts';
import { areaCode, day, month, regionOrCountry, schemeId, someText } from './option-values.ts';

/** `sentinel scheme …`: grouping schemes of regions, installed here and brought into a running stack. */
export function addSchemeCommands(program: Command, defaultEndpoints: string): void {
  const scheme = program.command('scheme').description('grouping schemes of regions 地区分组方案');

  scheme
    .command('import')
    .description('install a scheme from a folder of facts or the national workbook 导入分组方案')
    .argument('<path>', 'folder of facts, or workbook')
    .requiredOption('--region <code>', 'where it holds: CN or six-digit code of the area', regionOrCountry)
    .requiredOption('--from <date>', 'first day in force', day)
    .option('--to <date>', 'last day in force', day)
    .option('--id <id>', 'id of the scheme; else the name of the folder or workbook', schemeId)
    .option('--scheme-version <text>', 'version as published')
    .option('--title <text>', 'Chinese title')
    .option('--title-en <text>', 'English title')
    .option('--source <text>', 'where it was published')
    .option('--source-en <text>', 'the same in English')
    .option('--titles-from <id>', 'installed scheme that lends English titles where the Chinese are the same')
    .option('--knowledge <dir>', 'knowledge folder to install into')
    .option('--replace', 'put it in the place of the installed scheme of this id')
    .option('--accept-unreachable', 'take groups that no case can reach as meant')
    .option('--accept-unknown-codes', 'take codes that the edition does not have as meant')
    .option('--dry-run', 'check and report only')
    .option('--json', 'as JSON')
    .action(importSchemeFrom);

  scheme
    .command('upload <id>')
    .description('put an installed scheme into the running stack 上传分组方案')
    .option('--accept-unreachable', 'take groups that no case can reach as meant')
    .option('--accept-unknown-codes', 'take codes that the edition does not have as meant')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(uploadInstalledScheme);

  scheme
    .command('dry-run <id>')
    .description('which cases of a month an uploaded scheme would put elsewhere 试算')
    .requiredOption('--region <code>', 'six-digit code of the area', areaCode)
    .option('--month <yyyy-MM>', 'month of discharge; else the last full one', month)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .option('-o, --output <file>', 'write the report here too')
    .action(dryRun);

  scheme
    .command('activate <id>')
    .description('group by an uploaded scheme, after a dry run 启用分组方案')
    .requiredOption('--region <code>', 'six-digit code of the area', areaCode)
    .requiredOption('--from <date>', 'first day of discharge', day)
    .requiredOption('--by <name>', 'who decided; kept in the trail', someText)
    .option('--despite-dry-run', 'also after a dry run of no case, or of another package')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(activate);

  scheme
    .command('activations')
    .description('which schemes were activated, where and since when 启用记录')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(listActivations);
}
