import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { DrugReference } from '../drugs/drug-reference.ts';
import { isAntibacterial } from '../drugs/national-drug-code.ts';
import { type BillPart, billParts, type CaseSigns } from './case-facts.ts';
import type { SignDefinitions } from './sign-definitions.ts';

type BillSigns = Pick<CaseSigns, 'partsFen' | 'antibacterials' | 'dailyDosesE4'>;

/** What an item is, looked up once for each code. */
interface ItemSigns {
  readonly parts: readonly BillPart[];
  readonly antibacterial: boolean;
  /** Defined daily doses in one billed unit; `null` where nobody has told. */
  readonly dailyDoses: number | null;
}

/** Reads the bill of a stay: its fee lines, else the totals of its categories, which tell nothing of single items. */
export function billReader(
  definitions: Pick<SignDefinitions, 'parts'>,
  catalogue: Catalogue,
  drugs: DrugReference,
): (list: SettlementList) => BillSigns {
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
  return (list) =>
    list.feeLines ? signsOfLines(list.feeLines, signsOf) : partsOfCategories(list, definitions);
}

function partsOf(
  code: string,
  category: string,
  { parts }: Pick<SignDefinitions, 'parts'>,
): readonly BillPart[] {
  return billParts.filter((part) => {
    const definition = parts[part];
    return 'categories' in definition
      ? definition.categories.includes(category)
      : definition.codePrefixes.some((prefix) => code.startsWith(prefix));
  });
}

function signsOfLines(lines: readonly FeeLine[], signsOf: (line: FeeLine) => ItemSigns): BillSigns {
  const partsFen = Object.fromEntries(billParts.map((part) => [part, 0])) as Record<BillPart, number>;
  let dailyDoses: number | null = 0;
  let antibacterialUnits = 0;
  for (const line of lines) {
    const signs = signsOf(line);
    for (const part of signs.parts) partsFen[part] += line.amountFen;
    if (!signs.antibacterial) continue;
    antibacterialUnits += line.quantity;
    dailyDoses =
      signs.dailyDoses === null || dailyDoses === null ? null : dailyDoses + signs.dailyDoses * line.quantity;
  }
  return {
    partsFen: roundAll(partsFen),
    antibacterials: antibacterialUnits > 0,
    ...(dailyDoses !== null && { dailyDosesE4: Math.round(dailyDoses * 10_000) }),
  };
}

function partsOfCategories(
  { feeCategories }: SettlementList,
  { parts }: Pick<SignDefinitions, 'parts'>,
): BillSigns {
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
