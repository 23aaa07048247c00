import { basename } from 'node:path';
import type { Chunk } from '../core/claims/chunk.ts';
import { documentedLimits } from '../core/claims/intake-limits.ts';
import { ClaimFile } from '../platform/intake/claim-file.ts';
import { localSource } from '../platform/intake/local-source.ts';
import { remarkOf } from '../platform/intake/remark.ts';
import { loadCsvColumns } from '../platform/knowledge/load-dictionaries.ts';
import type { FileRemark } from '../platform/table/batches.ts';
import { tell } from './say.ts';

/** What was found out about a file by reading it. */
export interface FileReport {
  readonly file: string;
  readonly format: string | null;
  readonly encoding: string;
  readonly records: number;
  readonly problems: readonly FileRemark[];
  readonly notices: readonly FileRemark[];
}

export interface LocalChunk {
  /** Place of the file among those given. */
  readonly source: number;
  readonly chunk: Chunk;
}

/** Reads claim files one after the other, chunk by chunk; the reports are complete when the chunks are through. */
export async function* readClaimFiles(
  paths: readonly string[],
  reports: FileReport[],
): AsyncGenerator<LocalChunk> {
  const reading = { columns: loadCsvColumns(), limits: documentedLimits };
  for (const [source, path] of paths.entries()) {
    const file = new ClaimFile(basename(path), localSource(path), reading);
    for await (const chunk of file.chunks()) yield { source, chunk };
    reports[source] = {
      file: basename(path),
      format: file.format,
      encoding: file.encoding === 'ascii' ? 'utf-8' : file.encoding,
      records: file.records,
      problems: file.problems.map(remarkOf),
      notices: file.notices.map(remarkOf),
    };
  }
}

/** Tells a person what was wrong with the files; throws if any of them could not be read to its end. */
export function tellFileReports(reports: readonly FileReport[], quiet = false): void {
  for (const { file, notices } of reports) {
    for (const { message } of quiet ? [] : notices) tell(`${file}: ${message.zh} ${message.en}\n`);
  }
  const problems = reports.flatMap(({ file, problems }) =>
    problems.map(({ code, message }) => `${file}: ${message.zh} ${message.en} (${code})`),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
