import type { ComprehensiveGroup, CoreStage, DipCatalogue, DipGroup } from '../catalogue.ts';
import { type CellKind, parseCodeCell } from '../parse-code-cell.ts';
import type { Treatment } from '../treatment.ts';
import type { CatalogueTableWords, TableColumn } from './catalogue-table-words.ts';
import type { DipIssue } from './dip-issue.ts';
import type { TableGroup } from './read-catalogue-table.ts';
import type { CatalogueTableRow } from './table-row.ts';
import { halfWidth, tidyCell } from './tidy-cell.ts';

type Form = DipCatalogue['header']['form'];
type RangeName = keyof CatalogueTableWords['ranges'];

/** Reads one row of an area's table; `null` where anything of it cannot be read, with every mistake in it. */
export function readTableGroup(
  row: CatalogueTableRow,
  form: Form,
  words: CatalogueTableWords,
  issues: DipIssue[],
): TableGroup | null {
  const reader = new TableCells(row, words);
  const group = readGroup(reader, form);
  issues.push(...reader.issues);
  return reader.issues.length > 0 ? null : group;
}

function readGroup(cells: TableCells, form: Form): TableGroup | null {
  const code = cells.must('code');
  const principal = cells.must('principal');
  const group = { code, title: { zh: cells.text('title') || code }, ...cells.figures() };
  const ofClass = cells.oneOf('class', cells.words.classes) ?? 'basic';
  const treatment = cells.oneOf('treatment', cells.words.treatments);
  if (ofClass === 'comprehensive' || (treatment !== null && cells.text('class') === ''))
    return { tier: 'comprehensive', group: comprehensive(group, principal, treatment, cells) };
  if (treatment !== null) cells.notInTier('treatment', 'core');
  return { tier: 'core', group: { ...group, stage: ofClass, ...operations(cells, form, ofClass) } };
}

/** In form `combinations` the operations are a set; early and tumour groups ask for them at any position. */
function operations(cells: TableCells, form: Form, stage: CoreStage): Partial<DipGroup> {
  const principal = cells.codes('principal', 'dx');
  const otherDiagnosis = cells.codes('other', 'dx');
  const asked = cells.operations('procedures');
  const related = cells.operations('related');
  if (form === 'combinations')
    for (const column of ['other', 'related'] as const) cells.mustNotSay(column, form);
  const isAnywhere = form === 'combinations' || stage === 'early' || stage === 'tumours';
  return {
    principal,
    ...(otherDiagnosis !== '' && { otherDiagnosis }),
    ...(asked !== '' && { [isAnywhere ? 'anyOperation' : 'main']: asked }),
    ...(related !== '' && { related }),
  };
}

function comprehensive(
  group: Omit<ComprehensiveGroup, 'of' | 'treatment'>,
  principal: string,
  treatment: Treatment | null,
  cells: TableCells,
): ComprehensiveGroup {
  const of = tidyCell(principal, 'dx');
  if (principal !== '' && !/^[A-Z]\d\d(?:-[A-Z]\d\d)?$/.test(of))
    cells.unreadable('principal', 'K35/K00-K93');
  const inProcedures = treatment ?? cells.oneOf('procedures', cells.words.treatments);
  if (treatment !== null && cells.named('procedures', cells.words.treatments) !== treatment)
    cells.mustBeBlank('procedures', 'comprehensive');
  for (const column of ['related', 'other'] as const) cells.mustBeBlank(column, 'comprehensive');
  if (inProcedures === null) cells.empty('treatment');
  return { ...group, of, treatment: inProcedures ?? 'conservative' };
}

/** Reads the cells of one row and keeps what is wrong with them. */
class TableCells {
  readonly issues: DipIssue[] = [];
  readonly words: CatalogueTableWords;
  readonly #row: CatalogueTableRow;

  constructor(row: CatalogueTableRow, words: CatalogueTableWords) {
    this.#row = row;
    this.words = words;
  }

  text(column: TableColumn): string {
    return this.#row.cell(column);
  }

  must(column: TableColumn): string {
    const text = this.text(column);
    if (text === '') this.empty(column);
    return text;
  }

  empty(column: TableColumn): void {
    this.issues.push({ code: 'cell-empty', place: this.#row.place(column), column });
  }

  mustNotSay(column: TableColumn, form: Form): void {
    const text = this.text(column);
    const place = this.#row.place(column);
    if (!this.#saysNone(text)) this.issues.push({ code: 'not-in-form', place, column, text, form });
  }

  mustBeBlank(column: TableColumn, tier: TableGroup['tier']): void {
    if (!this.#saysNone(this.text(column))) this.notInTier(column, tier);
  }

  notInTier(column: TableColumn, tier: TableGroup['tier']): void {
    const place = this.#row.place(column);
    this.issues.push({ code: 'not-in-tier', place, column, text: this.text(column), tier });
  }

  #saysNone(text: string): boolean {
    return text === '' || this.words.noOperation.some((word) => plain(word) === plain(text));
  }

  unreadable(column: TableColumn, expected: string): void {
    const place = this.#row.place(column);
    this.issues.push({ code: 'cell-unreadable', place, column, text: this.text(column), expected });
  }

  /** The name under which a dictionary has the text; `null` for none. */
  oneOf<Name extends string>(
    column: TableColumn,
    names: Readonly<Record<Name, readonly string[]>>,
  ): Name | null {
    if (this.text(column) === '') return null;
    const found = this.named(column, names);
    const all = Object.values<readonly string[]>(names);
    if (found === null) this.unreadable(column, all.map(([name = '']) => name).join('/'));
    return found;
  }

  /** As {@link oneOf}, where another text is no mistake. */
  named<Name extends string>(
    column: TableColumn,
    names: Readonly<Record<Name, readonly string[]>>,
  ): Name | null {
    const text = plain(this.text(column));
    const all = Object.entries(names) as [Name, readonly string[]][];
    return all.find(([, some]) => some.some((name) => plain(name) === text))?.[0] ?? null;
  }

  operations(column: TableColumn): string {
    return this.#saysNone(this.text(column)) ? '' : this.codes(column, 'proc');
  }

  codes(column: TableColumn, kind: CellKind): string {
    const text = tidyCell(this.#withSigns(this.text(column)), kind);
    const parsed = parseCodeCell(text, kind);
    if (parsed.ok) return text;
    const { issues: problems } = parsed;
    const place = this.#row.place(column);
    this.issues.push({ code: 'cell-syntax', place, column, text: this.text(column), problems });
    return '';
  }

  /** Areas have signs of their own. */
  #withSigns(text: string): string {
    const { together, oneOf } = this.words;
    const signs = [...together.map((sign) => [sign, '+']), ...oneOf.map((sign) => [sign, '|'])];
    return signs.reduce(
      (plainText, [sign = '', replacement = '']) => plainText.replaceAll(sign, replacement),
      text,
    );
  }

  figures(): Pick<DipGroup, 'score' | 'meanFen' | 'cases' | 'cv' | 'primaryCare'> {
    const cases = this.#number('cases', 'cases', /^\d+$/);
    const cv = this.#number('cv', 'cv');
    const means = ([3, 2, 1] as const).flatMap((level) => {
      const yuan = this.#number(`mean_${level}_yuan`, 'mean_yuan');
      return yuan === null ? [] : [[level, Math.round(yuan * 100)] as const];
    });
    const primaryCare = this.#yesOrNo('primary_care');
    return {
      score: this.#number('score', 'score'),
      ...(means.length > 0 && { meanFen: Object.fromEntries(means) }),
      ...(cases !== null && { cases }),
      ...(cv !== null && { cv }),
      ...(primaryCare !== null && { primaryCare }),
    };
  }

  #number(column: TableColumn, name: RangeName, shape = /^-?\d+(?:\.\d+)?$/): number | null {
    const text = halfWidth(this.text(column)).replaceAll(/[\s,]/g, '');
    if (text === '') return null;
    const { from, to } = this.words.ranges[name];
    const value = shape.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    const place = this.#row.place(column);
    this.issues.push({ code: 'value-out-of-range', place, column, text: this.text(column), from, to });
    return null;
  }

  #yesOrNo(column: TableColumn): boolean | null {
    const found = this.oneOf(column, { yes: this.words.yes, no: this.words.no });
    return found === null ? null : found === 'yes';
  }
}

function plain(text: string): string {
  return halfWidth(text).replaceAll(/\s/g, '').toUpperCase();
}
