import type { Catalogue } from '../core/claims/catalogue.ts';
import { isSameClass, isSameSubstance, readDrugCode } from '../core/drugs/national-drug-code.ts';
import { type CodesByName, codesByName } from '../core/rules/codes-by-name.ts';
import { normalItemName } from '../core/rules/item-name.ts';
import type { KnowledgeTable, TableOfKind } from '../core/rules/knowledge-points.ts';
import { hasReached, readAgeBound } from '../core/rules/limits/age-bound.ts';
import type { PayableLimit } from '../core/rules/tables/drug-policy-tables.ts';

/** The patient, as far as a label may object to a drug. */
export interface Treated {
  readonly sex: 'male' | 'female';
  /** On admission; days only below one year. */
  readonly ageYears: number;
  readonly ageDays: number | null;
  readonly birthDate: string;
  readonly admittedOn: string;
  readonly diagnoses: readonly { readonly code: string; readonly title: string }[];
}

/** What the tables on the safe use of items say of codes, whether they know them by code or by name. */
export interface DrugCautions {
  /** The rules that object to the code for this patient; with a pregnancy, more readily than the rule itself. */
  readonly objectorsTo: (code: string, patient: Treated) => readonly string[];
  /** Codes that a table compares with others. */
  readonly comparable: ReadonlySet<string>;
  /** The rules that may object to both on one bill, whatever the days and exemptions. */
  readonly clashesOf: (one: string, other: string) => readonly string[];
}

interface Objection {
  readonly rules: readonly string[];
  readonly objects: (patient: Treated) => boolean;
}

type ScopeRow = TableOfKind<'diagnosis-scope'>['rows'][number];

/** The rule's parameter. */
const elderlyFromYears = 65;
const expecting = /^(O|Z3)/;

/** Compiles the tables that ordinary bills must mind. */
export function compileDrugCautions(tables: readonly KnowledgeTable[], catalogue: Catalogue): DrugCautions {
  const codes = codesByName(tables, catalogue);
  const objections = new Map<string, Objection[]>();
  for (const [item, objection] of tables.flatMap(objectionsIn)) {
    for (const code of codesOf(item, codes))
      objections.set(code, [...(objections.get(code) ?? []), objection]);
  }
  const pairings = tables.flatMap((table) => pairingsIn(table, codes));
  return {
    objectorsTo: (code, patient) =>
      (objections.get(code) ?? []).flatMap(({ rules, objects }) => (objects(patient) ? rules : [])),
    comparable: new Set(pairings.flatMap((pairing) => [...pairing.codes])),
    clashesOf: (one, other) =>
      pairings.flatMap(({ rules, areForbidden }) => (areForbidden(one, other) ? rules : [])),
  };
}

/** What a table says of drugs together. */
interface Pairing {
  readonly rules: readonly string[];
  /** All that it compares. */
  readonly codes: ReadonlySet<string>;
  readonly areForbidden: (one: string, other: string) => boolean;
}

type Item = readonly [code: string | null, name: string, ...unknown[]];

function codesOf([code, name]: Item, codes: CodesByName): readonly string[] {
  return code === null ? [...(codes.get(normalItemName(name)) ?? [])] : [code];
}

function objectionsIn(table: KnowledgeTable): readonly (readonly [Item, Objection])[] {
  const { rules } = table;
  switch (table.kind) {
    case 'age':
      return table.rows.flatMap((row) =>
        typeof row[2] === 'string' ? [] : [[row, { rules, objects: isOutOfAge(...row[2]) }] as const],
      );
    case 'insurance-type':
    case 'never-payable':
    case 'not-payable-alone':
      return table.rows.map((row) => [row, { rules, objects: () => true }]);
    case 'payable-limit':
      return table.rows.map((row) => [row, { rules, objects: isBeyond(table.limits[row[2]]) }]);
    case 'elderly-caution':
      return table.rows.map((row) => [
        row,
        { rules, objects: ({ ageYears }) => ageYears >= elderlyFromYears },
      ]);
    case 'pregnancy-caution':
      return table.rows.map((row) => [row, { rules, objects: isExpecting }]);
    case 'diagnosis-scope':
      return [...Map.groupBy(table.rows, ([code, name]) => code ?? name).values()].flatMap((rows) =>
        rows.slice(0, 1).map((row) => [row, { rules, objects: isOutOfScope(rows) }] as const),
      );
    default:
      return [];
  }
}

function isBeyond(limit: PayableLimit | undefined): Objection['objects'] {
  const ofOtherAge = isOutOfAge(...(limit?.ages ?? [null, null]));
  return (patient) => (limit?.sex ?? patient.sex) !== patient.sex || ofOtherAge(patient);
}

function isOutOfAge(from: string | null, below: string | null): Objection['objects'] {
  const [low, high] = [from && readAgeBound(from), below && readAgeBound(below)];
  return (patient) =>
    (low && hasReached(patient, patient.admittedOn, low) === false) ||
    (high && hasReached(patient, patient.admittedOn, high) === true) ||
    false;
}

function isExpecting({ sex, diagnoses }: Treated): boolean {
  return sex === 'female' && diagnoses.some(({ code }) => expecting.test(code));
}

function isOutOfScope(rows: readonly ScopeRow[]): Objection['objects'] {
  const allowed = rows.filter(([, , mode]) => mode === 'one-of');
  const forbidden = rows.filter(([, , mode]) => mode === 'none-of');
  return ({ diagnoses }) => {
    const isFit = (row: ScopeRow) => diagnoses.some((diagnosis) => fits(row, diagnosis));
    return (allowed.length > 0 && !allowed.some(isFit)) || forbidden.some(isFit);
  };
}

function fits([, , , , codes, words]: ScopeRow, { code, title }: Treated['diagnoses'][number]): boolean {
  return codes.some((beginning) => code.startsWith(beginning)) || words.some((word) => title.includes(word));
}

function pairingsIn(table: KnowledgeTable, codes: CodesByName): readonly Pairing[] {
  if (table.kind === 'duplicate-drug') return [repeatsIn(table, codes)];
  return table.kind === 'drug-interaction' ? [interactionsIn(table, codes)] : [];
}

function repeatsIn({ rules, rows }: TableOfKind<'duplicate-drug'>, codes: CodesByName): Pairing {
  const listed = new Set(rows.flatMap((row) => codesOf(row, codes)));
  const areForbidden: Pairing['areForbidden'] = (one, other) =>
    listed.has(one) && listed.has(other) && areAlike(one, other);
  return { rules, codes: listed, areForbidden };
}

function areAlike(one: string, other: string): boolean {
  const [a, b] = [readDrugCode(one), readDrugCode(other)];
  if (a?.product === b?.product) return false;
  return isSameClass(one, other) || isSameSubstance(one, other);
}

function interactionsIn({ rules, rows }: TableOfKind<'drug-interaction'>, codes: CodesByName): Pairing {
  const known = [...codes.values()].flatMap((alike) => [...alike]);
  const partners = new Map<string, Set<string>>();
  for (const row of rows) {
    const [, , , names, classes] = row;
    const others = [
      ...names.flatMap((name) => codesOf([null, name], codes)),
      ...known.filter((code) => classes.some((beginning) => code.startsWith(beginning))),
    ];
    for (const code of codesOf(row, codes))
      partners.set(code, new Set([...(partners.get(code) ?? []), ...others]));
  }
  const areForbidden: Pairing['areForbidden'] = (one, other) =>
    (partners.get(one)?.has(other) || partners.get(other)?.has(one)) ?? false;
  return {
    rules,
    codes: new Set([...partners].flatMap(([code, others]) => [code, ...others])),
    areForbidden,
  };
}
