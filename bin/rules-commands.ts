import type { Command } from 'commander';
import { listRules } from './commands/rules.ts';
import { importRules } from './commands/rules-import.ts';

/** `sentinel rules …`: what the rules are, and what a region decides about them. */
export function addRulesCommands(program: Command): void {
  const rules = program
    .command('rules')
    .description('installed rules, how the national library is covered, decisions of a region 规则库')
    .option('--coverage', 'the 88 rules of the national library, one by one')
    .option('--json', 'as JSON')
    .action(listRules);

  rules
    .command('import <file>')
    .description("install a region's document of changes, exemptions, own rules and points 导入地区规则")
    .option('--knowledge <dir>', 'knowledge folder to install into')
    .option('--check', 'check and report only')
    .option('--json', 'as JSON')
    .action(importRules);
}
