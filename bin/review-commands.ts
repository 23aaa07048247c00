import { Argument, type Command, Option } from 'commander';
import { actingRoles, actions } from '../core/review/decision.ts';
import { decideFinding, listFindings, listPrecision } from './commands/findings.ts';
import { sample, strata } from './commands/sample.ts';
import { fenOfYuan, positiveNumber, someText } from './option-values.ts';

/** What people do with findings once they are there. */
export function addReviewCommands(program: Command, defaultEndpoints: string): void {
  const findings = program.command('findings').description('findings and what people decided 线索与处理');

  findings
    .command('list <hospital> <settlement>')
    .description('the findings of a case and how far each is 病例线索')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(listFindings);

  findings
    .command('decide <hospital> <settlement> <finding>')
    .description('one decision about a finding 处理线索')
    .addArgument(new Argument('<action>', 'what is done').choices(actions))
    .requiredOption('--by <name>', 'who decides', someText)
    .addOption(new Option('--role <role>', 'in which role').choices(actingRoles).makeOptionMandatory())
    .requiredOption('--why <text>', 'the reason', someText)
    .option('--attach <refs...>', 'keys or numbers of documents')
    .option('--amount <yuan>', 'what is to be paid back, where it is not what the finding says', fenOfYuan)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(decideFinding);

  findings
    .command('precision')
    .description('how each rule has fared with those who answered it 规则确认率')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(listPrecision);

  program
    .command('sample <results> <findings>')
    .description('draw cases of an audit for inspection, with a protocol 抽样稽核')
    .requiredOption('--size <n>', 'how many cases', positiveNumber)
    .requiredOption('--seed <text>', 'the same seed draws the same cases', someText)
    .requiredOption('--by <name>', 'who draws', someText)
    .requiredOption('-o, --output <dir>', 'folder for protocol.json and sample.ndjson')
    .addOption(new Option('--strata <field>', 'what divides the cases').choices(strata).default('department'))
    .option('--endpoints <file>', 'keep the protocol in this stack, too')
    .option('--json', 'the protocol as JSON instead of a table')
    .action(sample);
}
