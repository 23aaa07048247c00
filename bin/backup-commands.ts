import type { Command } from 'commander';
import { backup } from './commands/backup.ts';
import { restore } from './commands/restore.ts';
import { someText, wholeNumber } from './option-values.ts';

/** `sentinel backup` and `sentinel restore`. */
export function addBackupCommands(program: Command, defaultEndpoints: string): void {
  program
    .command('backup')
    .description('copy a running stack: table, receipts, kept lists, knowledge 备份')
    .requiredOption('-o, --output <place>', 'empty folder, or s3://bucket/prefix')
    .requiredOption('--by <name>', 'who does it; kept in the trail', someText)
    .option('--wait <seconds>', 'how long to wait until nothing is on its way', wholeNumber, 900)
    .option('--person-key <file>', 'the key of the pointers to persons, to know it again at a restore')
    .option('--passphrase-file <file>', 'seal secrets under this passphrase: webhooks, and the person key')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'what was copied, as JSON')
    .option('--quiet', 'say nothing but errors')
    .action(backup);

  program
    .command('restore <place>')
    .description('put a copy into an empty stack of the same version 恢复')
    .option('--by <name>', 'who does it; kept in the trail, unless the copy is only checked', someText)
    .option('--check', 'check the copy only')
    .option('--person-key <file>', 'the key of this stack: refused where the copy is of another')
    .option('--person-key-to <file>', 'write the sealed person key here, and restore nothing')
    .option('--passphrase-file <file>', 'of the sealed secrets')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'what was restored, as JSON')
    .option('--quiet', 'say nothing but errors')
    .action(restore);
}
