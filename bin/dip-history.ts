import { readChunk } from '../core/claims/read-chunk.ts';
import type { HospitalLevel, SettlementList } from '../core/claims/settlement-list.ts';
import type { HistoryCase } from '../core/dip/build/case-history.ts';
import { toGroupingCase } from '../core/grouping/to-grouping-case.ts';
import type { CaseSigns } from '../core/indicators/case-facts.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';
import { loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { type FileReport, readClaimFiles } from './claim-source.ts';
import { showProgress } from './progress.ts';
import type { RefusedRecords } from './refused-records.ts';

/** What the lists of a history are read with. */
export interface HistoryReader {
  readonly registers: Pick<Knowledge, 'hospitals' | 'regions'>;
  /** What drugs and consumables cost in it. */
  readonly partsOf: (list: SettlementList) => CaseSigns['partsFen'];
  /** Six digits, or `CN`. */
  readonly region: string;
}

export interface HistoryCounts {
  /** Records that could not be read. */
  refused: number;
  /** Outpatient bills, stays in other regions, and stays that had been read before. */
  outpatient: number;
  elsewhere: number;
  repeated: number;
}

/** A case of the history, of a hospital. */
export interface HospitalCase extends HistoryCase {
  readonly hospital: string;
  readonly list: SettlementList;
}

export const noneLeftOut = (): HistoryCounts => ({ refused: 0, outpatient: 0, elsewhere: 0, repeated: 0 });

export interface HistoryReading {
  readonly reports: FileReport[];
  /** Of the progress that is shown. */
  readonly label: string;
  readonly quiet?: boolean | undefined;
}

/**
 * Reads claim files as the history of a region, one case at a time. A stay that comes again is left out; only the keys
 * of stays are kept to know it by. The counts are complete when the cases are through.
 */
export async function* readHistory(
  files: readonly string[],
  reader: HistoryReader,
  counts: HistoryCounts,
  refused: RefusedRecords,
  { reports, label, quiet }: HistoryReading,
): AsyncGenerator<HospitalCase> {
  const readList = loadListReader();
  const seen = new Set<string>();
  const progress = showProgress(label, quiet);
  for await (const { chunk } of readClaimFiles(files, reports)) {
    const { lists, rejections } = readChunk(chunk, null, readList);
    refused.add(rejections);
    counts.refused += rejections.length;
    progress.add(chunk.records.length);
    for (const { list } of lists) {
      const why = leftOut(list, reader, seen);
      if (why) counts[why] += 1;
      else yield toHistoryCase(list, reader);
    }
  }
  progress.stop();
}

function leftOut(
  list: SettlementList,
  { registers, region }: HistoryReader,
  seen: Set<string>,
): 'outpatient' | 'elsewhere' | 'repeated' | null {
  if (list.care !== 'inpatient') return 'outpatient';
  if (region !== 'CN' && regionOf(list.hospital, registers).code !== region) return 'elsewhere';
  const key = `${list.hospital} ${list.settlementId}`;
  if (seen.has(key)) return 'repeated';
  seen.add(key);
  return null;
}

function toHistoryCase(list: SettlementList, { registers, partsOf }: HistoryReader): HospitalCase {
  const parts = partsOf(list);
  const part = (name: 'drug' | 'consumable') => parts?.[name] ?? null;
  return {
    hospital: list.hospital,
    list,
    given: toGroupingCase(list),
    year: list.stay.dischargedAt.slice(0, 4),
    level: levelOf(list, registers),
    costFen: list.totalCostFen === null ? null : Math.round(list.totalCostFen),
    drugFen: part('drug'),
    consumableFen: part('consumable'),
  };
}

function levelOf(
  { hospital, declaredHospital }: SettlementList,
  { hospitals }: HistoryReader['registers'],
): HospitalLevel | null {
  return hospitals.get(hospital)?.level ?? declaredHospital.level;
}
