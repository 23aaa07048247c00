import type { DipGroup } from '../catalogue.ts';
import type { DipIssue } from './dip-issue.ts';
import type { DipRow } from './read-dip-sheet.ts';
import { halfWidth } from './tidy-cell.ts';
import type { DipVocabulary } from './workbook-vocabulary.ts';

/** Whether a row of early groups is one of newborns: its diagnoses are those of low birth weight and nothing else. */
export function isOfNewborns(principal: string, { newborns }: DipVocabulary): boolean {
  return principal !== '' && principal.split('|').every((code) => code.startsWith(newborns.principal));
}

/**
 * Age and birth weight of a row of newborns, wherever in the row they are said: editions put them into columns of
 * their own, into those of operations, or into the name. `null` with an issue for bounds that nobody is within, and for
 * a cell of them that says something else: a bound that is not understood would be none.
 */
export function newbornBounds(
  row: DipRow,
  { newborns }: DipVocabulary,
  issues: DipIssue[],
): Pick<DipGroup, 'ageDaysUnder' | 'weightGrams'> | null {
  const unread = boundColumns.filter((column) => !isReadThrough(row.cell(column), column, newborns));
  for (const column of unread)
    issues.push({
      code: 'cell-unreadable',
      place: row.place(column),
      column,
      text: row.cell(column),
      expected: expectedOf(column),
    });
  if (unread.length > 0) return null;
  const numbers = numberFinder(row);
  const [age = newborns.ageDaysUnder] = numbers(newborns.age);
  const weightGrams = weightOf(numbers, newborns);
  const isSound = age > 0 && (weightGrams === undefined || weightGrams.from <= weightGrams.to);
  if (isSound) return { ageDaysUnder: age, ...(weightGrams && { weightGrams }) };
  const column = age > 0 ? 'weight' : 'age';
  const expected = expectedOf(column);
  const text = row.texts.join(' ');
  issues.push({ code: 'cell-unreadable', place: row.place(column), column, text, expected });
  return null;
}

const boundColumns = ['age', 'weight', 'main', 'related'] as const;
type BoundColumn = (typeof boundColumns)[number];

function expectedOf(column: BoundColumn): string {
  return column === 'age' ? '<29天' : '1000-1499克';
}

/** Whether a cell is blank, or has the bound of its column, of those of operations any, and no number besides. */
function isReadThrough(text: string, column: BoundColumn, newborns: DipVocabulary['newborns']): boolean {
  const plain = plainOf(text);
  const ofWeight = [newborns.weight, newborns.weightTo, newborns.weightUnder];
  const all = [newborns.age, ...ofWeight];
  const own = { age: [newborns.age], weight: ofWeight, main: all, related: all }[column];
  const without = (patterns: readonly string[]) =>
    patterns.reduce((left, pattern) => left.replace(new RegExp(pattern, 'i'), ''), plain);
  return plain === '' || (without(own) !== plain && !/\d/.test(without(all)));
}

function plainOf(text: string): string {
  return halfWidth(text).replaceAll(/\s/g, '');
}

type NumberFinder = (pattern: string) => readonly number[];

/** The numbers of the first text of the row that has the pattern. */
function numberFinder(row: DipRow): NumberFinder {
  const texts = row.texts.map(plainOf);
  return (pattern) => {
    const expression = new RegExp(pattern, 'i');
    const match = texts.map((text) => expression.exec(text)).find((found) => found !== null);
    return match ? match.slice(1).map(Number) : [];
  };
}

function weightOf(
  numbers: NumberFinder,
  { weight, weightTo, weightUnder }: DipVocabulary['newborns'],
): DipGroup['weightGrams'] {
  const [from, to] = numbers(weight);
  if (from !== undefined && to !== undefined) return { from, to };
  const [upTo] = numbers(weightTo);
  if (upTo !== undefined) return { from: 0, to: upTo };
  const [under] = numbers(weightUnder);
  return under === undefined ? undefined : { from: 0, to: under - 1 };
}
