import { documentedLimits } from '../../core/claims/intake-limits.ts';
import { encodeChunk } from '../../platform/intake/chunk-object.ts';
import { ClaimFile } from '../../platform/intake/claim-file.ts';
import { loadCsvColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { type GeneratedFormat, generatedSource } from './generated-source.ts';

/** What cutting one file took. */
export interface SplitMeasure {
  /** Of the text: of a compressed file once it is inflated. */
  readonly megabytes: number;
  readonly seconds: number;
  readonly records: number;
  readonly chunks: number;
  readonly peakMegabytes: number;
}

// A process of its own for each file: the peak of memory is a process's.
const [format, sizeBytes] = process.argv.slice(2) as [GeneratedFormat, string];
const reading = { columns: loadCsvColumns(), limits: documentedLimits };
const file = new ClaimFile(`claims.${format}`, generatedSource(format, Number(sizeBytes)), reading);
const begun = performance.now();
let [chunks, bytes] = [0, 0];
for await (const chunk of file.chunks()) {
  bytes += encodeChunk(chunk).length;
  chunks++;
}
if (file.problems.length > 0) throw new Error(JSON.stringify(file.problems));
const measure: SplitMeasure = {
  megabytes: bytes / 1e6,
  seconds: (performance.now() - begun) / 1000,
  records: file.records,
  chunks,
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
};
process.stdout.write(JSON.stringify(measure));
