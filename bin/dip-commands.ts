import { type Command, InvalidArgumentError, Option } from 'commander';
import { buildDip } from './commands/dip-build.ts';
import { superviseDip, supervisedBy } from './commands/dip-supervision.ts';
import { listDipTerms } from './commands/dip-terms.ts';
import {
  day,
  positiveNumber,
  readableFile,
  regionOrCountry,
  schemeId,
  share,
  yearText,
} from './option-values.ts';

/** Catalogues of DIP groups out of history, and what becomes of behaviour under them. */
export function addDipCommands(program: Command): void {
  const dip = program.command('dip').description('payment by diseases with scores 按病种分值付费（DIP）');
  dip
    .command('build')
    .argument('<claims...>', 'settlement lists of past years')
    .description('a catalogue with its scores, out of what past cases cost 由历史病例建病种目录')
    .requiredOption('-o, --output <dir>', 'folder for catalogue.json, report.json and tiers.ndjson')
    .requiredOption('--id <id>', 'id of the catalogue', schemeId)
    .requiredOption('--region <code>', 'whose cases: CN or six-digit code of the area', regionOrCountry)
    .option('--years <years>', 'years of discharge, such as 2023,2024,2025; else the newest', years)
    .addOption(
      new Option('--threshold <n>', 'cases of a core group').argParser(positiveNumber).conflicts('coverage'),
    )
    .option('--coverage <share>', 'share of the cases that core groups must cover', share)
    .option(
      '--parameters <file>',
      'JSON of how a catalogue is built, instead of the installed one',
      readableFile,
    )
    .option('--from <date>', 'first day in force; else that of the year after the newest', day)
    .option('--to <date>', 'last day in force', day)
    .option('--title <text>', 'Chinese title')
    .option('--title-en <text>', 'English title')
    .option('--source <text>', 'where it comes from')
    .option('--source-en <text>', 'the same in English')
    .option('--install', 'put it among the installed catalogues')
    .option('--replace', 'in the place of the installed catalogue of this id')
    .option('--json', 'the report as JSON instead of a table')
    .option('--quiet', 'say nothing but errors')
    .action(buildDip);

  dip
    .command('terms')
    .description('installed terms of payment: days, catalogue, point value 付费规则')
    .option('--json', 'as JSON')
    .action(listDipTerms);

  dip
    .command('supervision')
    .argument('<claims...>', 'settlement lists')
    .description('how hospitals code, admit and discharge under DIP, beside their area DIP违规行为监管')
    .requiredOption('-o, --output <dir>', 'folder for supervision.ndjson and supervised-cases.ndjson')
    .addOption(new Option('--by <unit>', 'what the table shows').choices(supervisedBy).default('hospital'))
    .option(
      '--reviews <file>',
      'reviewed records, one JSON a line: hospital, setl_id, verdict (compliant, up-coded, down-coded)',
      readableFile,
    )
    .option('--json', 'as JSON instead of a table')
    .option('--quiet', 'say nothing but errors')
    .action(superviseDip);
}

function years(text: string): readonly string[] {
  const named = text.split(',').map((year) => yearText(year.trim()));
  if (new Set(named).size < named.length) throw new InvalidArgumentError('年份重复 a year stands twice');
  return named;
}
