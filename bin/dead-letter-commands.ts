import type { Command } from 'commander';
import { listDeadLetters, showDeadLetter } from './commands/dead-letters.ts';
import { dropDeadLetters, listDropped, redriveDeadLetters } from './commands/dead-letters-settle.ts';
import { someText } from './option-values.ts';

/** Messages that failed as often as they may: what they are, and what is to become of them. */
export function addDeadLetterCommands(program: Command, defaultEndpoints: string): void {
  const letters = program
    .command('dead-letters')
    .description('messages that failed for good, and why 死信：多次处理失败的消息');
  const choosing = (command: Command) =>
    command
      .option('--queue <name>', 'only those meant for this function: split, enrol, audit …', someText)
      .option('--batch <id>', 'only those of this batch', someText);
  const onStack = (command: Command) =>
    command
      .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
      .option('--json', 'as JSON');
  const settling = (command: Command) =>
    onStack(
      choosing(command)
        .option('--message <id>', 'only this one; the first eight signs will do', someText)
        .option('--all', 'whatever is parked'),
    );

  onStack(choosing(letters.command('list', { isDefault: true })))
    .description('what is parked, and why 列表')
    .action(listDeadLetters);

  onStack(letters.command('show <message>'))
    .description('everything about one of them 详情')
    .action(showDeadLetter);

  settling(letters.command('redrive'))
    .description('send them to where they were meant for, once the cause is mended 重新投递')
    .requiredOption('--by <name>', 'who does it; kept in the trail', someText)
    .action(redriveDeadLetters);

  settling(letters.command('drop'))
    .description('give them up; who and why is kept 放弃')
    .requiredOption('--by <name>', 'who decides', someText)
    .requiredOption('--because <words>', 'the reason', someText)
    .action(dropDeadLetters);

  onStack(letters.command('dropped').option('--queue <name>', 'only those meant for this function', someText))
    .description('what was given up, by whom and why 放弃记录')
    .action(listDropped);
}
