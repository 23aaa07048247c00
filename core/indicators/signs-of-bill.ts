import type { Catalogue } from '../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { DrugReference } from '../drugs/drug-reference.ts';
import { isAntibacterial } from '../drugs/national-drug-code.ts';
import { type BillPart, billParts, type CaseSigns } from './case-facts.ts';
import type { SignDefinitions } from './sign-definitions.ts';

type BillSigns = Pick<CaseSigns, 'partsFen' | 'antibacterials' | 'dailyDosesE4'>;

/** What an item is, looked up once for each code. */
interface ItemSigns {
  /** Places among {@link billParts}. */
  readonly parts: readonly number[];
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
  /** By the category of the line, and then by its code. */
  const known = new Map<string | null, Map<string, ItemSigns>>();
  const signsOf = ({ code, category }: FeeLine): ItemSigns => {
    const before = known.get(category)?.get(code);
    if (before) return before;
    const signs = {
      parts: partsOf(code, category ?? catalogue.get(code)?.category ?? '', definitions),
      antibacterial: isAntibacterial(code),
      dailyDoses: drugs.unitDailyDoses.get(code) ?? null,
    };
    // Codes that no catalogue has may be any number.
    if (catalogue.has(code)) known.set(category, (known.get(category) ?? new Map()).set(code, signs));
    return signs;
  };
  return (list) =>
    list.feeLines ? signsOfLines(list.feeLines, signsOf) : partsOfCategories(list, definitions);
}

function partsOf(
  code: string,
  category: string,
  { parts }: Pick<SignDefinitions, 'parts'>,
): readonly number[] {
  return billParts.flatMap((part, place) => {
    const definition = parts[part];
    const isOf =
      'categories' in definition
        ? definition.categories.includes(category)
        : definition.codePrefixes.some((prefix) => code.startsWith(prefix));
    return isOf ? [place] : [];
  });
}

function signsOfLines(lines: readonly FeeLine[], signsOf: (line: FeeLine) => ItemSigns): BillSigns {
  const fenByPlace = billParts.map(() => 0);
  let dailyDoses: number | null = 0;
  let antibacterialUnits = 0;
  for (const line of lines) {
    const signs = signsOf(line);
    for (const place of signs.parts) fenByPlace[place] = (fenByPlace[place] ?? 0) + line.amountFen;
    if (!signs.antibacterial) continue;
    antibacterialUnits += line.quantity;
    dailyDoses =
      signs.dailyDoses === null || dailyDoses === null ? null : dailyDoses + signs.dailyDoses * line.quantity;
  }
  return {
    partsFen: roundAll(fenByPlace),
    antibacterials: antibacterialUnits > 0,
    ...(dailyDoses !== null && { dailyDosesE4: Math.round(dailyDoses * 10_000) }),
  };
}

function partsOfCategories(
  { feeCategories }: SettlementList,
  { parts }: Pick<SignDefinitions, 'parts'>,
): BillSigns {
  if (!feeCategories) return {};
  const fenByPlace = billParts.map((part) => {
    const definition = parts[part];
    if (!('categories' in definition)) return null;
    const of = feeCategories.filter(({ category }) => definition.categories.includes(category));
    return of.reduce((sum, { amountFen }) => sum + amountFen, 0);
  });
  return { partsFen: roundAll(fenByPlace) };
}

/** Parts of which nothing is known, `null`, are left out. */
function roundAll(fenByPlace: readonly (number | null)[]): NonNullable<BillSigns['partsFen']> {
  const rounded: Partial<Record<BillPart, number>> = {};
  for (let place = 0; place < billParts.length; place++) {
    const fen = fenByPlace[place] ?? null;
    if (fen !== null) rounded[billParts[place] as BillPart] = Math.round(fen);
  }
  return rounded;
}
