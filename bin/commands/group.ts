import { chunkGrouper, type TraceOptions } from '../../core/grouping/group-chunk.ts';
import { codeNames } from '../../platform/knowledge/code-names.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { type FileReport, readClaimFiles, tellFileReports } from '../claim-source.ts';
import { jsonLines } from '../json-lines.ts';
import { showProgress } from '../progress.ts';

export interface GroupOptions {
  /** Several side by side, parted by commas, give each case a line of each. */
  readonly scheme: string;
  /** Puts the trace, as data and in words, on each line. */
  readonly trace?: boolean;
  /** Writes the argument for each result as a text instead. */
  readonly explain?: boolean;
  readonly output?: string;
  readonly quiet?: boolean;
}

/** `sentinel group`: one line out for every record in and scheme, in input order; a record that is no case is `invalid`. */
export async function group(files: string[], options: GroupOptions): Promise<void> {
  const groupers = options.scheme.split(/\s*,\s*/).map(lazyGroupers(knowledgeFolder()));
  const groupChunk = chunkGrouper(groupers, loadListReader(), traceOptions(options));
  const reports: FileReport[] = [];
  const out = jsonLines(options.output);
  const progress = showProgress('grouped', options.quiet);
  for await (const { chunk } of readClaimFiles(files, reports)) {
    await out.writeLines(groupChunk(chunk));
    progress.add(chunk.records.length);
  }
  progress.stop();
  await out.end();
  tellFileReports(reports, options.quiet);
}

function traceOptions({ trace, explain }: GroupOptions): TraceOptions | undefined {
  if (!trace && !explain) return undefined;
  return { codeNames: codeNames(knowledgeFolder()), form: explain ? 'text' : 'json' };
}
