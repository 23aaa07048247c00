import type { Chunk } from '../core/claims/chunk.ts';
import { documentedLimits } from '../core/claims/intake-limits.ts';
import { ClaimFile } from '../platform/intake/claim-file.ts';
import { findingsOf } from '../platform/intake/findings.ts';
import { type FolderRuns, folderRuns } from '../platform/intake/join/folder-runs.ts';
import type { FeeLineCounts } from '../platform/intake/join/join-state.ts';
import { JoinedFile } from '../platform/intake/join/joined-file.ts';
import { inside } from '../platform/intake/join/run-store.ts';
import { holdsOnly } from '../platform/intake/kinds-of-parts.ts';
import type { ReadingMeans } from '../platform/intake/part-reader.ts';
import { remarkOf } from '../platform/intake/remark.ts';
import { loadCsvColumns } from '../platform/knowledge/load-dictionaries.ts';
import type { FileFindings } from '../platform/table/batches.ts';
import { checkReadableAgain } from './named-files.ts';
import { type FileUnit, pairFiles } from './paired-files.ts';
import { tell } from './say.ts';

/** What was found out about a file by reading it. */
export interface FileReport extends FileFindings {
  readonly file: string;
  readonly format: string | null;
  readonly encoding: string;
  readonly records: number;
  /** The files of fee lines that were joined to it. */
  readonly joined_with?: readonly string[];
  readonly fee_lines?: FeeLineCounts;
}

export interface LocalChunk {
  /** Place of the file among those given. */
  readonly source: number;
  readonly chunk: Chunk;
}

/** Claim files to be read, more than once if need be. Whoever is done closes them. */
export class ClaimFiles {
  readonly #paths: readonly string[];
  readonly #means: ReadingMeans = { columns: loadCsvColumns(), limits: documentedLimits };
  readonly #joined = new Map<FileUnit, JoinedFile>();
  #units: readonly FileUnit[] | null = null;
  #runs: FolderRuns | null = null;

  constructor(paths: readonly string[]) {
    checkReadableAgain(paths);
    this.#paths = paths;
  }

  /** One after the other, chunk by chunk; the reports are complete when the chunks are through. */
  async *read(reports: FileReport[]): AsyncGenerator<LocalChunk> {
    this.#units ??= await pairFiles(this.#paths, this.#means);
    for (const unit of this.#units) {
      const file = await this.#open(unit);
      if (file) for await (const chunk of chunksOf(file)) yield { source: unit.place, chunk };
      reports.push(reportOf(unit, file));
    }
  }

  /** What was joined lay in a temporary folder. */
  async close(): Promise<void> {
    await this.#runs?.remove();
  }

  /** `null` for fee lines without cases. */
  async #open(unit: FileUnit): Promise<ClaimFile | JoinedFile | null> {
    const [first, ...fees] = unit.files;
    if (fees.length === 0 && holdsOnly(first.kinds, 'fees') && !first.kinds.includes('other')) return null;
    if (fees.length === 0 && !first.kinds.includes('fees'))
      return new ClaimFile(first.name, first.source, this.#means);
    this.#runs ??= await folderRuns();
    const runs = inside(this.#runs, unit.place);
    const known = this.#joined.get(unit);
    const file = known ?? new JoinedFile(unit.files, { ...this.#means, runs, key: 'local' });
    this.#joined.set(unit, file);
    return file;
  }
}

/** What was joined before keeps its rows sorted. */
function chunksOf(file: ClaimFile | JoinedFile): AsyncGenerator<Chunk> {
  return file instanceof JoinedFile ? file.chunks(file.beginning) : file.chunks();
}

/** Reads claim files once: see {@link ClaimFiles}. */
export async function* readClaimFiles(
  paths: readonly string[],
  reports: FileReport[],
): AsyncGenerator<LocalChunk> {
  const files = new ClaimFiles(paths);
  try {
    yield* files.read(reports);
  } finally {
    await files.close();
  }
}

function reportOf({ files: [first, ...fees] }: FileUnit, file: ClaimFile | JoinedFile | null): FileReport {
  const missing = { format: null, encoding: 'utf-8', records: 0, notices: [] };
  if (file === null) return { file: first.name, ...missing, problems: [remarkOf({ code: 'cases-missing' })] };
  return {
    file: first.name,
    ...(fees.length > 0 && { joined_with: fees.map(({ name }) => name) }),
    format: file.format,
    encoding: file.encoding === 'ascii' ? 'utf-8' : file.encoding,
    records: file.records,
    ...('feeLines' in file && { fee_lines: file.feeLines }),
    ...findingsOf(file),
  };
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
