import type { DipRow } from './read-dip-sheet.ts';
import type { DipColumn } from './workbook-vocabulary.ts';

/** Alternatives named in a title; of more, how many there are. */
const namedAlternatives = 2;

/**
 * What a group is called: its name where the sheet has one, else diagnosis, degree and area, operation and related
 * operation. Operations are as many as twenty, so that only the first are named.
 */
export function groupTitle(row: DipRow, fallback: string): string {
  const name = plain(row.cell('title'));
  if (name !== '') return name;
  const diagnosis = [
    named(row, 'principalTitle'),
    named(row, 'otherTitle'),
    plain(row.cell('degree')),
    plain(row.cell('area')),
  ];
  const operations = [named(row, 'mainTitle'), named(row, 'relatedTitle')];
  const parts = [diagnosis.filter(isSaid).join('，'), ...operations].filter(isSaid);
  return parts.join(' + ') || fallback;
}

function named(row: DipRow, column: DipColumn): string {
  const names = plain(row.cell(column)).split('|').filter(isSaid);
  const shown = names.slice(0, namedAlternatives).join('、');
  return names.length > namedAlternatives ? `${shown}等${names.length}种` : shown;
}

function plain(text: string): string {
  return text
    .replaceAll(/_x000d_|[\r\n]/gi, '')
    .replaceAll('｜', '|')
    .trim();
}

function isSaid(text: string): boolean {
  return text !== '';
}
