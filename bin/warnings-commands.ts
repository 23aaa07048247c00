import type { Command } from 'commander';
import { listMutings, muteRule, unmuteRule } from './commands/mutings.ts';
import { reportWarnings } from './commands/warnings-report.ts';
import { day, month, positiveNumber, someText } from './option-values.ts';

/** `sentinel warnings …`: what became of warnings while orders were written, and which are not shown for a time. */
export function addWarningsCommands(program: Command, defaultEndpoints: string): void {
  const warnings = program
    .command('warnings')
    .description('warnings at the moment of prescribing: their effect, and muting 事前事中提醒');
  const command = (name: string, description: string) =>
    warnings
      .command(name)
      .description(description)
      .requiredOption('--hospital <code>', 'the hospital', someText)
      .option('--endpoints <file>', 'where the stack answers', defaultEndpoints);
  const decision = (name: string, description: string) =>
    command(name, description)
      .argument('<rule>', 'id of the rule')
      .option(
        '--department <code>',
        'only there, sub-departments included; else the whole hospital',
        someText,
      )
      .requiredOption('--by <name>', 'who decided', someText)
      .requiredOption('--why <text>', 'the reason', someText);

  command(
    'report',
    "what became of a month's warnings, and what to mute, sharpen or make blocking 提醒效果报告",
  )
    .requiredOption('--month <yyyy-MM>', 'month in which they were shown', month)
    .option('--department <code>', 'only there, sub-departments included', someText)
    .option(
      '--checks <n>',
      'how many checks of orders there were, to say how often one is warned',
      positiveNumber,
    )
    .option('--json', 'as JSON')
    .action(reportWarnings);

  decision('mute', 'decide not to show the warnings of a rule for a time 停止提示')
    .requiredOption('--from <day>', 'first day', day)
    .requiredOption('--to <day>', 'last day', day)
    .option('--despite-severity', 'also a rule that finds violations')
    .action(muteRule);

  decision('unmute', 'decide to show them again before the time is over 恢复提示')
    .option('--on <day>', 'first day on which they are shown again; else today', day)
    .action(unmuteRule);

  command('mutings', 'every decision to mute, and how it ended 停止提示的决定')
    .option('--json', 'as JSON')
    .action(listMutings);
}
