import type { Command } from 'commander';
import { printEndpoints } from './commands/endpoints.ts';
import { giveUpBatch } from './commands/give-up.ts';
import { repairBatch } from './commands/repair.ts';
import { showStatus } from './commands/status.ts';
import { addDeadLetterCommands } from './dead-letter-commands.ts';
import { someText } from './option-values.ts';

/** For who runs a stack: how a batch is, and what to do where something failed. `docs/runbook.md` tells when. */
export function addOperationCommands(program: Command, defaultEndpoints: string): void {
  program
    .command('status <batch>')
    .description('how far a batch is, and its receipt 批次进度与回执')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(showStatus);

  program
    .command('repair <batch>')
    .description('send again what a batch waits for that stands still 补发停滞批次')
    .requiredOption('--by <name>', 'who does it; kept in the trail', someText)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(repairBatch);

  program
    .command('give-up <batch>')
    .description('nothing can move this stuck batch: its office is to send again 放弃停滞批次')
    .requiredOption('--by <name>', 'who decides; kept in the trail', someText)
    .requiredOption('--because <words>', 'the reason', someText)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(giveUpBatch);

  program
    .command('endpoints <file>')
    .description('where a deployed stack answers, of `aws cloudformation describe-stacks` 部署地址')
    .action(printEndpoints);

  addDeadLetterCommands(program, defaultEndpoints);
}
