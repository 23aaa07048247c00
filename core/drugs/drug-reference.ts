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
  readonly controlled: readonly RowOf<'controlled'>[];
  readonly highAlert: readonly RowOf<'high-alert'>[];
  readonly dailyDoses: readonly RowOf<'daily-doses'>[];
  /** Defined daily doses in one billed unit, by drug code: known where a region says what a unit holds. */
  readonly unitDailyDoses: ReadonlyMap<string, number>;
}

/** Indexes the tables. */
export function compileDrugReference(tables: readonly DrugTable[]): DrugReference {
  return {
    classOf: classFinder(rowsOf(tables, 'classes')),
    productOf: productFinder(rowsOf(tables, 'products')),
    formNames: new Map(rowsOf(tables, 'forms').flatMap(([code, name]) => (name ? [[code, name]] : []))),
    catalogue: rowsOf(tables, 'catalogue'),
    antibacterials: rowsOf(tables, 'antibacterials'),
    slices: rowsOf(tables, 'slices'),
    controlled: rowsOf(tables, 'controlled'),
    highAlert: rowsOf(tables, 'high-alert'),
    dailyDoses: rowsOf(tables, 'daily-doses'),
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
