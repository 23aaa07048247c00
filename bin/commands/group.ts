import type { TraceOptions } from '../../core/grouping/case-lines.ts';
import { chunkGrouper, type GrouperChoice } from '../../core/grouping/group-chunk.ts';
import { schemesOf } from '../../core/knowledge.ts';
import { parseRegionBook } from '../../core/payment/region-book.ts';
import { codeNames } from '../../platform/knowledge/code-names.ts';
import { knowledgeFolder, readKnowledge } from '../../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { catalogueIds } from '../../platform/knowledge/load-catalogue.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { lazyDipGroupers } from '../../platform/knowledge/load-dip-grouper.ts';
import { loadHospitals } from '../../platform/knowledge/load-knowledge.ts';
import { listSchemes } from '../../platform/knowledge/load-scheme.ts';
import { type FileReport, readClaimFiles, tellFileReports } from '../claim-source.ts';
import { errataChoice } from '../errata-choice.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, checkOutput } from '../named-files.ts';
import { checkSchemesAndCatalogues } from '../named-knowledge.ts';
import { inForce } from '../option-values.ts';
import { showProgress } from '../progress.ts';

export interface GroupOptions {
  /** Several side by side, parted by commas, DRG and DIP alike, give each case a line of each. `in-force`: what the region has on the day. */
  readonly scheme: string;
  /** `none`, `all`, or ids of errata to read as published. */
  readonly errata?: string;
  /** Puts the trace, as data and in words, on each line. */
  readonly trace?: boolean;
  /** Writes the argument for each result as a text instead. */
  readonly explain?: boolean;
  readonly output?: string;
  readonly quiet?: boolean;
}

/** `sentinel group`: one line out for every record in and scheme, in input order; a record that is no case is `invalid`. */
export async function group(files: string[], options: GroupOptions): Promise<void> {
  const { output, quiet } = options;
  const choices = grouperChoices(options);
  checkInputs(files);
  if (output !== undefined) checkOutput(output, files);
  const groupChunk = chunkGrouper(choices, loadListReader(), traceOptions(options));
  const reports: FileReport[] = [];
  const out = jsonLines(output);
  const progress = showProgress('grouped', quiet);
  for await (const { chunk } of readClaimFiles(files, reports)) {
    await out.writeLines(groupChunk(chunk));
    progress.add(chunk.records.length);
  }
  progress.stop();
  await out.end();
  tellFileReports(reports, quiet);
}

function grouperChoices({ scheme, errata }: GroupOptions): readonly GrouperChoice[] {
  const folder = knowledgeFolder();
  // One that is named twice still gives one line.
  const ids = [...new Set(scheme.split(',').map((id) => id.trim()))];
  const named = ids.filter((id) => id !== inForce);
  checkSchemesAndCatalogues(named, folder);
  const catalogues = catalogueIds(folder);
  const drgs = named.filter((id) => !catalogues.includes(id));
  const schemes = named.length < ids.length ? listSchemes(folder).map(({ id }) => id) : drgs;
  const grouperOf = lazyGroupers(folder, errataChoice(errata, folder, schemes));
  const dipGrouperOf = lazyDipGroupers(folder);
  return ids.map((id) => {
    if (id === inForce) return groupersInForce(folder, grouperOf, dipGrouperOf);
    return catalogues.includes(id) ? dipGrouperOf(id) : grouperOf(id);
  });
}

/** A region without a DIP catalogue on the day of discharge has its DRG scheme alone. */
function groupersInForce(
  folder: string,
  grouperOf: ReturnType<typeof lazyGroupers>,
  dipGrouperOf: ReturnType<typeof lazyDipGroupers>,
): GrouperChoice {
  const hospitals = loadHospitals(folder);
  const regions = readKnowledge(parseRegionBook, folder, 'regions.json');
  return (list) => {
    const { scheme, catalogue } = schemesOf(list, { hospitals, regions });
    return catalogue === null ? [grouperOf(scheme)] : [grouperOf(scheme), dipGrouperOf(catalogue)];
  };
}

function traceOptions({ trace, explain }: GroupOptions): TraceOptions | undefined {
  if (!trace && !explain) return undefined;
  return { codeNames: codeNames(knowledgeFolder()), form: explain ? 'text' : 'json' };
}
