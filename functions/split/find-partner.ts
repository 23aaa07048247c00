import type { FeeLineColumns } from '../../core/claims/fee-line-columns.ts';
import { areNamedAsPair, stemOfFees, stemsOfCases } from '../../core/claims/pair-names.ts';
import { holdsOnly, kindsOfParts } from '../../platform/intake/kinds-of-parts.ts';
import { objectSource } from '../../platform/intake/object-source.ts';
import type { ReadingMeans } from '../../platform/intake/part-reader.ts';
import type { FoundObject, ObjectStore } from '../../platform/object-store.ts';
import type { Partner } from '../../platform/table/batches.ts';

/** Names that fit but are of something else are passed over; nobody has more of them than this. */
const mostTried = 10;

export type WantedSide = 'cases' | 'fees';

/**
 * Looks in the bucket for the other of two files that are read as one: in the same folder, of a fitting name, and what
 * its columns say that it is. Of several the last by name. The bucket tells at once what was put, so of two files that
 * come in the same second at least the one that is looked at last finds the other.
 */
export async function findPartner(
  key: string,
  wanted: WantedSide,
  intake: Pick<ObjectStore, 'find' | 'list'>,
  reading: ReadingMeans,
): Promise<Partner | null> {
  const { feeLines } = reading.columns;
  if (feeLines === null) return null;
  const names = await candidates(key, wanted, intake, feeLines);
  for (const candidate of names.slice(-mostTried).reverse()) {
    const object = await intake.find(candidate);
    if (object && (await isOf(candidate, object, wanted, reading)))
      return { key: candidate, version: object.version, etag: object.etag };
  }
  return null;
}

async function isOf(key: string, object: FoundObject, wanted: WantedSide, reading: ReadingMeans) {
  try {
    return holdsOnly(await kindsOfParts({ name: key, source: objectSource(object) }, reading), wanted);
  } finally {
    object.body.destroy();
  }
}

async function candidates(
  key: string,
  wanted: WantedSide,
  intake: Pick<ObjectStore, 'list'>,
  columns: FeeLineColumns,
): Promise<readonly string[]> {
  const name = nameOf(key);
  const stem = wanted === 'cases' ? stemOfFees(name, columns) : (stemsOfCases(name, columns).at(-1) ?? null);
  if (stem === null) return [];
  const isPair = (other: string) =>
    wanted === 'cases' ? areNamedAsPair(other, name, columns) : areNamedAsPair(name, other, columns);
  const found: string[] = [];
  for (const prefix of prefixesOf(key, stem)) found.push(...(await intake.list(prefix)));
  const depth = key.split('/').length;
  return found.filter((other) => other !== key && other.split('/').length === depth && isPair(nameOf(other)));
}

/**
 * Where the other file may lie. The portal gives each file a folder of its own, named for the time: there it is looked
 * for among the files of that day and the day before.
 */
function prefixesOf(key: string, stem: string): readonly string[] {
  const [, portal, day] = /^(incoming\/[^/]+\/portal\/)(\d{8})T[^/]*\/[^/]+$/.exec(key) ?? [];
  if (portal === undefined || day === undefined) return [`${key.slice(0, key.lastIndexOf('/') + 1)}${stem}`];
  return [dayBefore(day), day].map((of) => `${portal}${of}T`);
}

function dayBefore(day: string): string {
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10).replaceAll('-', '');
}

const nameOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
