import type { BillPart, CaseFacts, CaseSigns } from './case-facts.ts';

/** Parts told by fee categories as well as by lines, and those that lines alone tell. */
const parts = ['drug', 'slice', 'testing', 'consumable', 'treatment'] as const satisfies BillPart[];
const itemParts = ['ct', 'mri'] as const satisfies BillPart[];

/**
 * The signs of a stay as counts of its tally. Whatever is counted comes with the stays of which it is known
 * (`infections` with `infectionKnown`), and money with the cost of those stays: what a list does not tell, and what
 * was recorded before a sign was asked for, is in neither, so it is unknown and never nought.
 */
export function signCounts({ signs, costFen, losDays }: CaseFacts): Record<string, number> {
  if (!signs) return {};
  return {
    signed: 1,
    transfers: Number(signs.transferred),
    ...known('infection', 'infections', signs.infected),
    ...known('readmission', 'readmissions', signs.readmitted),
    ...known('complication', 'complications', signs.complicated),
    ...known('intensiveCare', 'intensiveCare', signs.intensiveCare),
    ...known('antibacterial', 'antibacterialUsers', signs.antibacterials),
    ...operationCounts(signs),
    ...doseCounts(signs, losDays),
    ...(costFen !== null && costFen > 0 && moneyCounts(signs, costFen)),
  };
}

function known(of: string, name: string, is: boolean | undefined): Record<string, number> {
  return is === undefined ? {} : { [`${of}Known`]: 1, [name]: Number(is) };
}

function operationCounts({ operation, daySurgery }: CaseSigns): Record<string, number> {
  if (operation === undefined) return {};
  const isOperated = operation !== 'none';
  return {
    operationKnown: 1,
    operated: Number(isOperated),
    minimallyInvasive: Number(operation === 'minimally-invasive'),
    daySurgery: Number(isOperated && daySurgery === true),
  };
}

/** Days count only beside doses that are known. */
function doseCounts({ dailyDosesE4 }: CaseSigns, losDays: number): Record<string, number> {
  return dailyDosesE4 === undefined ? {} : { dosed: 1, dosedDays: losDays, dailyDosesE4 };
}

function moneyCounts({ partsFen = {}, fundFen }: CaseSigns, costFen: number): Record<string, number> {
  return {
    ...partCounts('parted', parts, partsFen, costFen),
    ...partCounts('itemised', itemParts, partsFen, costFen),
    ...(fundFen !== undefined && fundFen <= costFen && { fundKnown: 1, fundFen, fundCostFen: costFen }),
  };
}

/** None where one of the parts is unknown, or is more than the whole, which is a mistake in the bill. */
function partCounts(
  name: string,
  ofBill: readonly BillPart[],
  partsFen: Readonly<Partial<Record<BillPart, number>>>,
  costFen: number,
): Record<string, number> {
  const counts: Record<string, number> = { [name]: 1, [`${name}Fen`]: costFen };
  for (const part of ofBill) {
    const partFen = partsFen[part];
    if (partFen === undefined || Math.abs(partFen) > costFen) return {};
    counts[`part/${part}`] = partFen;
  }
  return counts;
}
