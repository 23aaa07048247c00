import type { Command } from 'commander';
import { makePerformanceFigures } from './commands/performance-figures.ts';
import { listPerformanceSchemes } from './commands/performance-schemes.ts';
import { showScorecards } from './commands/performance-scorecard.ts';
import { simulatePerformance } from './commands/performance-simulate.ts';
import { addParameter, period } from './option-values.ts';

/** `sentinel performance …`: what of a balance would go to whom. */
export function addPerformanceCommands(program: Command, defaultEndpoints: string): void {
  const performance = program
    .command('performance')
    .description('performance pay of departments and doctors 绩效分配');

  performance
    .command('schemes')
    .description('installed schemes of performance 绩效方案')
    .option('--json', 'as JSON')
    .action(listPerformanceSchemes);

  performance
    .command('figures [files...]')
    .description('what a simulation is made of: out of claim files, or the running stack 绩效数据')
    .requiredOption('--hospital <code>', 'the hospital')
    .requiredOption('--period <period>', 'month, quarter or year: 2026-05, 2026-Q2, 2026', period)
    .requiredOption('-o, --output <file>', 'write the figures here')
    .option('--measures <file>', 'table of what the hospital tells of units, members and the pool')
    .option('--rbrvs <file>', 'table of points and difficulty by operation; goes with claim files')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--quiet', 'say nothing but errors')
    .action(makePerformanceFigures);

  performance
    .command('simulate <figures>')
    .description(
      'who would get what by a scheme, beside another one or other parameters; nothing is applied 模拟',
    )
    .requiredOption('--scheme <id>', 'scheme of performance, or a file with one')
    .option('--against <id>', 'the scheme to hold beside it, or a file with one')
    .option(
      '--what-if <name=value>',
      'another parameter in the scheme held beside it; may be repeated',
      addParameter,
    )
    .option('--json', 'as JSON')
    .option('-o, --output <file>', 'write the report here too')
    .action(simulatePerformance);

  performance
    .command('scorecard <figures>')
    .description('the insurance scorecard of each department, item by item 医保考核表')
    .requiredOption('--scheme <id>', 'scheme of performance, or a file with one')
    .option('--json', 'as JSON')
    .action(showScorecards);
}
