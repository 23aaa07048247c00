import * as z from 'zod';
import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { DrugReference } from '../drugs/drug-reference.ts';
import { isAntibacterial } from '../drugs/national-drug-code.ts';
import { type BillPart, billParts, type CaseSigns } from './case-facts.ts';

const prefixes = z.array(z.string().min(1)).min(1);

const definitionsSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  /** What of a bill belongs to each part: fee categories (`med_chrgitm_type`), or beginnings of catalogue codes. */
  parts: z.record(
    z.enum(billParts),
    z.union([z.strictObject({ categories: prefixes }), z.strictObject({ codePrefixes: prefixes })]),
  ),
  /** Diagnoses that were not there on admission and mean an infection caught in hospital. */
  hospitalInfection: z.strictObject({ diagnosisPrefixes: prefixes }),
});

/** How the national indicators read a settlement list. */
export type SignDefinitions = z.infer<typeof definitionsSchema>;

/** Checks the stored definitions. Throws one error that lists every mistake. */
export function parseSignDefinitions(input: unknown): SignDefinitions {
  const parsed = definitionsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`signs of cases: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Reads the signs of a stay; what its list does not tell is left out. */
export type SignReader = (list: SettlementList, scheme: string) => CaseSigns;

/** What an item is, looked up once for each code. */
interface ItemSigns {
  readonly parts: readonly BillPart[];
  readonly antibacterial: boolean;
  /** Defined daily doses in one billed unit; `null` where nobody has told. */
  readonly dailyDoses: number | null;
}

/** Prepares the definitions. */
export function signReader(
  definitions: SignDefinitions,
  catalogue: Catalogue,
  drugs: DrugReference,
): SignReader {
  const known = new Map<string, ItemSigns>();
  const signsOf = ({ code, category }: FeeLine): ItemSigns => {
    const key = `${code} ${category}`;
    const before = known.get(key);
    if (before) return before;
    const signs = {
      parts: partsOf(code, category ?? catalogue.get(code)?.category ?? '', definitions),
      antibacterial: isAntibacterial(code),
      dailyDoses: drugs.unitDailyDoses.get(code) ?? null,
    };
    // Codes that no catalogue has may be any number.
    if (catalogue.has(code)) known.set(key, signs);
    return signs;
  };
  return (list, scheme) => ({
    scheme,
    transferred: list.stay.dischargeWay === 'transfer',
    ...infectionOf(list, definitions),
    ...(list.feeLines ? signsOfLines(list.feeLines, signsOf) : partsOfCategories(list, definitions)),
  });
}

function partsOf(code: string, category: string, { parts }: SignDefinitions): readonly BillPart[] {
  return billParts.filter((part) => {
    const definition = parts[part];
    return 'categories' in definition
      ? definition.categories.includes(category)
      : definition.codePrefixes.some((prefix) => code.startsWith(prefix));
  });
}

function signsOfLines(
  lines: readonly FeeLine[],
  signsOf: (line: FeeLine) => ItemSigns,
): Pick<CaseSigns, 'partsFen' | 'dailyDosesE4'> {
  const partsFen = Object.fromEntries(billParts.map((part) => [part, 0])) as Record<BillPart, number>;
  let dailyDoses: number | null = 0;
  for (const line of lines) {
    const signs = signsOf(line);
    for (const part of signs.parts) partsFen[part] += line.amountFen;
    if (!signs.antibacterial) continue;
    dailyDoses =
      signs.dailyDoses === null || dailyDoses === null ? null : dailyDoses + signs.dailyDoses * line.quantity;
  }
  return {
    partsFen: roundAll(partsFen),
    ...(dailyDoses !== null && { dailyDosesE4: Math.round(dailyDoses * 10_000) }),
  };
}

/** Fee categories tell nothing of single items. */
function partsOfCategories(
  { feeCategories }: SettlementList,
  { parts }: SignDefinitions,
): Pick<CaseSigns, 'partsFen'> {
  if (!feeCategories) return {};
  const partsFen: Partial<Record<BillPart, number>> = {};
  for (const part of billParts) {
    const definition = parts[part];
    if (!('categories' in definition)) continue;
    const of = feeCategories.filter(({ category }) => definition.categories.includes(category));
    partsFen[part] = of.reduce((sum, { amountFen }) => sum + amountFen, 0);
  }
  return { partsFen: roundAll(partsFen) };
}

function roundAll<Key extends string>(
  fen: Readonly<Partial<Record<Key, number>>>,
): Partial<Record<Key, number>> {
  const rounded = Object.entries<number | undefined>(fen).map(([part, amount]) => [
    part,
    Math.round(amount ?? 0),
  ]);
  return Object.fromEntries(rounded) as Partial<Record<Key, number>>;
}

/** Unknown where no diagnosis says whether it was there on admission. */
function infectionOf(
  { diagnoses }: SettlementList,
  { hospitalInfection }: SignDefinitions,
): Pick<CaseSigns, 'infected'> {
  if (diagnoses.every(({ presentOnAdmission }) => presentOnAdmission === null)) return {};
  return {
    infected: diagnoses.some(
      ({ code, presentOnAdmission }) =>
        presentOnAdmission === 'absent' &&
        hospitalInfection.diagnosisPrefixes.some((prefix) => code.startsWith(prefix)),
    ),
  };
}
