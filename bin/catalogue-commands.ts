import { type Command, Option } from 'commander';
import { importCatalogueFrom } from './commands/catalogue-import.ts';
import { listInstalledCatalogues } from './commands/catalogues.ts';
import { addReading, day, factor, regionOrCountry, schemeId } from './option-values.ts';

/** `sentinel catalogue …`, `sentinel catalogues`: the DIP catalogues of regions. */
export function addCatalogueCommands(program: Command): void {
  program
    .command('catalogues')
    .description('installed DIP catalogues 病种目录')
    .option('--json', 'as JSON')
    .action(listInstalledCatalogues);

  program
    .command('catalogue')
    .description('DIP catalogues of regions 地区病种目录')
    .command('import')
    .description(
      'install a DIP catalogue from the national workbook, a table of an area, or a catalogue.json 导入病种目录',
    )
    .argument('<file>', 'workbook, CSV table, or catalogue.json')
    .option('--id <id>', 'id of the catalogue; else the name of the file, or as the JSON says', schemeId)
    .option(
      '--region <code>',
      'where it holds: CN or six-digit code of the area; else CN, or as the JSON says',
      regionOrCountry,
    )
    .option('--from <date>', 'first day in force; else it holds from always', day)
    .option('--to <date>', 'last day in force', day)
    .addOption(
      new Option(
        '--form <form>',
        'rows (else): the order of the 3.0 scheme; combinations: the older form',
      ).choices(['rows', 'combinations']),
    )
    .option('--score-of-mean <number>', 'the score of a relative weight of 1, such as 1000', factor)
    .option('--reading <name=value>', 'how it is read where it is silent; may be repeated', addReading)
    .option('--catalogue-version <text>', 'version as published')
    .option('--title <text>', 'Chinese title')
    .option('--title-en <text>', 'English title')
    .option('--source <text>', 'where it was published')
    .option('--source-en <text>', 'the same in English')
    .option('--knowledge <dir>', 'knowledge folder to install into')
    .option('--replace', 'put it in the place of the installed catalogue of this id')
    .option('--accept-missing-sheets', 'take sheets that are not there as meant')
    .option('--accept-merged-cells', 'take empty cells as those of the row above')
    .option('--accept-unknown-codes', 'take codes that the edition does not have as meant')
    .option('--accept-unreachable', 'take groups that no case can reach as meant')
    .option('--accept-missing-scores', 'take groups without a score as meant')
    .option('--dry-run', 'check and report only')
    .option('--json', 'as JSON')
    .action(importCatalogueFrom);
}
