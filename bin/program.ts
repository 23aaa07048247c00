import { Command, Option } from 'commander';
import { unitKinds } from '../core/statistics/indicator.ts';
import { billLengths } from '../generator/generate-batch.ts';
import { lampViews } from '../platform/table/lamps.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addCatalogueCommands } from './catalogue-commands.ts';
import { audit } from './commands/audit.ts';
import { checkCodingOf } from './commands/check-coding.ts';
import { checkOrder } from './commands/check-order.ts';
import { costing } from './commands/costing.ts';
import { generate } from './commands/generate.ts';
import { group } from './commands/group.ts';
import { listIndicators } from './commands/indicators.ts';
import { showLamps } from './commands/lamps.ts';
import { report } from './commands/report.ts';
import { listSchemes } from './commands/schemes.ts';
import { statistics } from './commands/statistics.ts';
import { listTariffs } from './commands/tariffs.ts';
import { upload } from './commands/upload.ts';
import { addDipCommands } from './dip-commands.ts';
import { addMeasuresCommands } from './measures-commands.ts';
import { addOperationCommands } from './operation-commands.ts';
import { areaCode, chinaMoment, month, period, share, someText, wholeNumber } from './option-values.ts';
import { addOutlookCommands } from './outlook-commands.ts';
import { addPaymentCommands } from './payment-commands.ts';
import { addPerformanceCommands } from './performance-commands.ts';
import { addReplayCommands } from './replay-commands.ts';
import { addReviewCommands } from './review-commands.ts';
import { addRulesCommands } from './rules-commands.ts';
import { addSchemeCommands } from './scheme-commands.ts';
import { addTrailCommands } from './trail-commands.ts';
import { usageWords } from './usage-words.ts';
import { addWarningsCommands } from './warnings-commands.ts';
import { addWebhookCommands } from './webhook-commands.ts';
import { tableForms } from './write-table.ts';

/** The command line. Results go to files or standard output, everything else to standard error. */
export function sentinelProgram(): Command {
  const program = new Command('sentinel')
    .description('Claims monitoring and compliance for DRG/DIP payment 医保DRG/DIP付费监管')
    .exitOverride()
    // An option belongs to the command after which it stands: `rules` and `rules import` both have --json.
    .enablePositionalOptions()
    .configureOutput({ outputError: (message, write) => write(usageWords(message)) })
    .showHelpAfterError('(sentinel <command> --help 列出用法 shows what a command takes)');

  program
    .command('group <files...>')
    .description('group settlement lists or grouping cases, one line a case out 分组')
    .option(
      '--scheme <ids>',
      'grouping scheme or DIP catalogue, or several by commas: a line of each; in-force: scheme, and catalogue if there is one, of region and day',
      'chs-drg-1.1',
    )
    .option('--errata <ids>', 'errata to read as published: none, all, or ids by commas 勘误')
    .option('--trace', 'explain each result on its line, as data and in words')
    .addOption(
      new Option('--explain', 'write the argument for each result to be read 分组理由').conflicts('trace'),
    )
    .option('-o, --output <file>', 'write here instead of standard output')
    .option('--quiet', 'say nothing but errors')
    .action(group);

  program
    .command('audit <files...>')
    .description('group, price and check settlement lists without the cloud 审核')
    .requiredOption('-o, --output <dir>', 'folder for results, findings, rejected records and summary')
    .option('--scheme <id>', "grouping scheme instead of the region's")
    .option('--tariff <id>', "tariff instead of the region's")
    .option('--catalogue <id>', 'pay by DIP, with this catalogue 按此病种目录付费')
    .option('--terms <id>', 'pay by DIP, by these terms and their catalogue 按此 DIP 规则付费')
    .option('--quiet', 'say nothing but errors')
    .action(audit);

  program
    .command('statistics <files...>')
    .description('hospitals, departments and doctors beside their peers, and their course 统计指标监测')
    .requiredOption('-o, --output <dir>', 'folder for statistics.ndjson and statistics-summary.ndjson')
    .addOption(new Option('--by <kind>', 'only these units; else all').choices(unitKinds))
    .option('--scheme <id>', "grouping scheme instead of the region's")
    .option('--json', 'findings as JSON instead of a table')
    .option('--quiet', 'say nothing but errors')
    .action(statistics);

  program
    .command('report [files...]')
    .description(
      'payment and compliance report as HTML and workbook, of the running stack or of claim files 合规月报',
    )
    .requiredOption('--period <period>', 'month, quarter or year: 2026-05, 2026-Q2, 2026', period)
    .requiredOption('-o, --output <dir>', 'folder for the report in Chinese, in English and as a workbook')
    .option('--hospital <code>', 'the hospital')
    .option('--department <code>', 'only this department of the hospital')
    .option('--region <code>', 'the region with all its hospitals, instead of a hospital', areaCode)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--quiet', 'say nothing but errors')
    .action(report);

  program
    .command('costing <files...>')
    .description('what the stays of a hospital cost, by department, group, item and stay 成本核算')
    .requiredOption('--unit-costs <file>', 'table of what one billed unit of an item costs')
    .option('--activities <file>', 'activity lists of operations, as JSON')
    .option('--overheads <file>', 'overheads of a period with their keys, as JSON')
    .option('--hospital <code>', 'the hospital, where the files are of several')
    .option(
      '--period <period>',
      'month, quarter or year of discharge; else that of the overheads, or all',
      period,
    )
    .requiredOption('-o, --output <dir>', 'folder for the tables')
    .addOption(new Option('--format <form>', 'form of the tables').choices(tableForms).default('ndjson'))
    .option('--json', 'the summary as JSON instead of a table')
    .option('--quiet', 'say nothing but errors')
    .action(costing);

  program
    .command('check-coding <files...>')
    .description('what a coder would ask before settlement lists are sent 编码质量核对')
    .option('--scheme <id>', "grouping scheme instead of the region's")
    .option('-o, --output <file>', 'one JSON line a case to this file')
    .option('--json', 'one JSON line a case instead of a table')
    .option('--quiet', 'say nothing but errors')
    .action(checkCodingOf);

  program
    .command('check-order <file>')
    .description('the answer to one message of 3101, 3102 or CDS Hooks, as over HTTP 医嘱审核')
    .option('--hospital <code>', 'the hospital that asks; else the one that the message names')
    .option('--at <time>', 'when it asks, as yyyy-MM-ddTHH:mm:ss in China; else now', chinaMoment)
    .option('--json', 'the answer is JSON anyway')
    .action(checkOrder);

  program
    .command('generate')
    .description('synthetic settlement lists with planted violations 生成模拟清单')
    .requiredOption('--cases <n>', 'number of stays', wholeNumber)
    .requiredOption('--seed <n>', 'the same seed gives the same lists', wholeNumber)
    .requiredOption('-o, --output <dir>', 'folder for claims.ndjson and truth.ndjson')
    .option('--violations <rate>', 'share of stays with something planted', share, 0.08)
    .option(
      '--deviant-doctors <share>',
      'doctors dearer than their colleagues, told in doctors.ndjson',
      share,
    )
    .option('--malformed <n>', 'malformed rows to mix in', wholeNumber, 0)
    .addOption(
      new Option('--lines <length>', 'bills as in a hospital, or of a few lines, for files of many stays')
        .choices(billLengths)
        .default('all'),
    )
    .option('--hospital <code>', 'lists of this hospital only')
    .option('--quiet', 'say nothing but errors')
    .action(generate);

  for (const [name, description, action] of [
    ['schemes', 'installed grouping schemes 分组方案', listSchemes],
    ['tariffs', 'installed tariffs 支付标准', listTariffs],
  ] as const) {
    program.command(name).description(description).option('--json', 'as JSON').action(action);
  }

  program
    .command('indicators')
    .description('what managers steer by: formulas, thresholds and their sources 管理指标')
    .option('--month <yyyy-MM>', 'as in force in this month; else all', month)
    .option('--json', 'as JSON')
    .action(listIndicators);

  program
    .command('lamps')
    .description('what is red or yellow in a hospital, how sure that is, and the good news 红黄绿灯')
    .requiredOption('--hospital <code>', 'the hospital', someText)
    .option('--period <period>', 'month, quarter or year; else the last full month', period)
    .addOption(
      new Option('--view <view>', 'whose: the whole hospital, its departments, its doctors')
        .choices(lampViews)
        .default('department'),
    )
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'all lamps as JSON')
    .action(showLamps);

  addMeasuresCommands(program, defaultEndpoints);
  addRulesCommands(program, defaultEndpoints);
  addOutlookCommands(program, defaultEndpoints);
  addPaymentCommands(program, defaultEndpoints);
  addDipCommands(program);
  addCatalogueCommands(program);
  addSchemeCommands(program, defaultEndpoints);

  program
    .command('upload <file>')
    .description('drop a claim file into the running stack 上传')
    .option('--hospital <code>', 'the hospital that sends it; else that of the first record')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(upload);

  addBackupCommands(program, defaultEndpoints);
  addOperationCommands(program, defaultEndpoints);
  addPerformanceCommands(program, defaultEndpoints);
  addReplayCommands(program, defaultEndpoints);
  addReviewCommands(program, defaultEndpoints);
  addTrailCommands(program, defaultEndpoints);
  addWarningsCommands(program, defaultEndpoints);
  addWebhookCommands(program, defaultEndpoints);

  return program;
}

const defaultEndpoints = process.env['SENTINEL_ENDPOINTS'] ?? '.local/endpoints.json';
