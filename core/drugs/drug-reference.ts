import { type NameParts, substanceNames } from './drug-names.ts';
import type { DrugTable } from './drug-tables.ts';
import { readDrugCode } from './national-drug-code.ts';

type RowOf<Kind extends DrugTable['kind']> = Extract<DrugTable, { kind: Kind }>['rows'][number];

/** A class of drugs, as far as the catalogue divides. */
export interface DrugClass {
  readonly code: string;
  readonly name: string;
}

/** What is known of a drug by the class, substance and form in its code. */
export interface DrugProduct {
  readonly name: string;
  /** The entry of the national catalogue it belongs to; `null` where it could not be linked. */
  readonly catalogueName: string | null;
  readonly payClass: 'A' | 'B' | 'A-or-B' | null;
}

export type ControlGroup = RowOf<'controlled'>[1];
export type AlertLevel = RowOf<'high-alert'>[1];

export type Route = RowOf<'daily-doses'>[2];

interface DailyDose {
  readonly dose: number;
  readonly unit: RowOf<'daily-doses'>[4];
}

/** A list of substances: what it says of a drug by its code and the name it is known by; `null` if not listed. */
type ListedDrugs<Says> = (code: string, name: string | null) => Says | null;

/** What checks may look up about drugs, whatever the case. */
export interface DrugReference {
  /** The finest class of the catalogue that holds a code's class: its longest prefix that has a name. */
  readonly classOf: (classCode: string) => DrugClass | null;
  readonly productOf: (code: string) => DrugProduct | null;
  /** What a form code mostly is, such as 注射液. */
  readonly formNames: ReadonlyMap<string, string>;
  readonly catalogue: readonly RowOf<'catalogue'>[];
  readonly antibacterials: readonly RowOf<'antibacterials'>[];
  readonly slices: readonly RowOf<'slices'>[];
  readonly controlled: ListedDrugs<ControlGroup>;
  readonly highAlert: ListedDrugs<AlertLevel>;
  readonly dailyDoses: readonly RowOf<'daily-doses'>[];
  /** The defined daily dose of a drug by each route. */
  readonly dailyDoseOf: Readonly<Record<Route, ListedDrugs<DailyDose>>>;
  /** Defined daily doses in one billed unit, by drug code: known where a region says what a unit holds. */
  readonly unitDailyDoses: ReadonlyMap<string, number>;
}

/** Indexes the tables. */
export function compileDrugReference(tables: readonly DrugTable[]): DrugReference {
  const productOf = productFinder(rowsOf(tables, 'products'));
  const parts = namePartsOf(rowsOf(tables, 'name-parts'));
  return {
    classOf: classFinder(rowsOf(tables, 'classes')),
    productOf,
    formNames: new Map(rowsOf(tables, 'forms').flatMap(([code, name]) => (name ? [[code, name]] : []))),
    catalogue: rowsOf(tables, 'catalogue'),
    antibacterials: rowsOf(tables, 'antibacterials'),
    slices: rowsOf(tables, 'slices'),
    controlled: listFinder(rowsOf(tables, 'controlled'), parts, productOf),
    highAlert: listFinder(rowsOf(tables, 'high-alert'), parts, productOf),
    dailyDoses: rowsOf(tables, 'daily-doses'),
    dailyDoseOf: {
      oral: listFinder(dailyDosesBy('oral', rowsOf(tables, 'daily-doses')), parts, productOf),
      parenteral: listFinder(dailyDosesBy('parenteral', rowsOf(tables, 'daily-doses')), parts, productOf),
    },
    unitDailyDoses: unitDailyDoses(rowsOf(tables, 'daily-doses'), rowsOf(tables, 'unit-doses')),
  };
}

/** Throws where a unit holds a substance that has no daily dose by that route. */
function unitDailyDoses(
  daily: readonly RowOf<'daily-doses'>[],
  units: readonly RowOf<'unit-doses'>[],
): ReadonlyMap<string, number> {
  const doses = new Map(daily.map(([, name, route, dose]) => [`${name}/${route}`, dose]));
  return new Map(
    units.map(([code, name, route, held]) => {
      const dose = doses.get(`${name}/${route}`);
      if (dose === undefined) throw new Error(`unit doses: ${code}: no daily dose of ${name}, ${route}`);
      return [code, held / dose];
    }),
  );
}

function rowsOf<Kind extends DrugTable['kind']>(
  tables: readonly DrugTable[],
  kind: Kind,
): readonly RowOf<Kind>[] {
  return tables.flatMap((table) => (table.kind === kind ? (table.rows as RowOf<Kind>[]) : []));
}

function classFinder(rows: readonly RowOf<'classes'>[]): DrugReference['classOf'] {
  const names = new Map(rows);
  return (classCode) => {
    for (let length = classCode.length; length >= 2; length -= 1) {
      const prefix = classCode.slice(0, length);
      const name = names.get(prefix);
      if (name !== undefined) return { code: prefix, name };
    }
    return null;
  };
}

function productFinder(rows: readonly RowOf<'products'>[]): DrugReference['productOf'] {
  const products = new Map(
    rows.map(([classCode, substance, form, name, catalogueName, payClass]) => [
      classCode + substance + form,
      { name, catalogueName, payClass },
    ]),
  );
  return (code) => products.get(readDrugCode(code)?.product ?? '') ?? null;
}

function dailyDosesBy(route: Route, rows: readonly RowOf<'daily-doses'>[]) {
  return rows.flatMap(([, name, by, dose, unit]) =>
    name !== null && by === route ? [[name, { dose, unit }] as const] : [],
  );
}

function namePartsOf(rows: readonly RowOf<'name-parts'>[]): NameParts {
  const textsOf = (where: RowOf<'name-parts'>[1]) =>
    rows.flatMap(([text, at]) => (at === where ? [text] : []));
  return { beginnings: textsOf('beginning'), endings: textsOf('ending') };
}

const mostNamesKept = 20_000;

/** By the names of the drug, and of the substance that its code stands for. Each drug is looked up once. */
function listFinder<Says>(
  rows: readonly (readonly [name: string, says: Says])[],
  parts: NameParts,
  productOf: DrugReference['productOf'],
): ListedDrugs<Says> {
  const listed = new Map(rows);
  const kept = new Map<string, Map<string | null, Says | null>>();
  let namesKept = 0;
  const find = (code: string, name: string | null) => {
    const product = productOf(code);
    const known = [name, product?.catalogueName, product?.name].filter((one) => typeof one === 'string');
    const found = known.flatMap((one) => substanceNames(one, parts)).find((one) => listed.has(one));
    return found === undefined ? null : (listed.get(found) ?? null);
  };
  return (code, name) => {
    const before = kept.get(code)?.get(name);
    if (before !== undefined) return before;
    if (namesKept++ % mostNamesKept === 0) kept.clear();
    const says = find(code, name);
    kept.set(code, (kept.get(code) ?? new Map<string | null, Says | null>()).set(name, says));
    return says;
  };
}
