import { type Command, Option } from 'commander';
import { eraseCases } from './commands/erase.ts';
import { showTrail } from './commands/trail.ts';
import { day, someText } from './option-values.ts';

/** Who saw and decided what, and what is to be forgotten. */
export function addTrailCommands(program: Command, defaultEndpoints: string): void {
  program
    .command('trail')
    .description('who saw, exported and decided what, and when 操作留痕')
    .requiredOption('--from <yyyy-MM-dd>', 'first day, in China', day)
    .requiredOption('--to <yyyy-MM-dd>', 'last day', day)
    .option('--subject <sub>', 'only of this person, by the sub of his token', someText)
    .option('--case <setl_id>', 'only what concerned this case', someText)
    .option('--hospital <code>', 'only what concerned this hospital', someText)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'one JSON line an entry instead of a table')
    .action(showTrail);

  program
    .command('erase')
    .description('take cases back and remove what is left of them, on lawful demand 依法删除病例')
    .requiredOption('--hospital <code>', 'whose cases', someText)
    .option('--case <setl_id...>', 'settlement ids')
    .addOption(
      new Option(
        '--person <file>',
        'all cases of a person: a file of his numbers as claims have them, one a line; - reads them from standard input',
      ).conflicts('case'),
    )
    .option('--person-key <file...>', 'the key of the pointers to persons, and former ones')
    .requiredOption('--by <name>', 'who decides; kept in the trail', someText)
    .option('--check', 'only list what would be erased')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(eraseCases);
}
