import type { Change, ChangeRow, Report } from '../../core/reports/report.ts';
import type { Language } from '../language.ts';
import { amountWords, reportWords, viewWords } from '../report-words.ts';
import { unitLabel } from '../unit-label.ts';
import { valueCell } from './figure-cell.ts';
import { type Markup, markup } from './markup.ts';

const heads = ['before', 'value', 'change', 'volume', 'mix', 'price'] as const;

/** Where cost and balance came from: exact parts, each list of units a part of the whole. */
export function changeSection({ changes }: Report, language: Language): Markup {
  if (changes.length === 0) return markup``;
  const note = {
    zh: '变化等于三部分之和，精确到分：例数（治疗了多少例）、病组结构（哪些病组）、同病组例均（同一病组贵了还是便宜了）。各列出变动最大的五个。',
    en: 'A change is the sum of three parts, exact to the fen: volume (how many cases), mix (which groups), and price (the same group dearer or cheaper). The five that moved most are listed.',
  }[language];
  return markup`
<section class="page" id="changes"><h2>${reportWords.changes[language]}</h2>
<p class="note">${note}</p>
${changes.map((change) => changeTable(change, language))}</section>`;
}

function changeTable(change: Change, language: Language): Markup {
  const against = change.against === 'before' ? reportWords.before : reportWords.yearBefore;
  const caption = {
    zh: `${amountWords[change.of].zh}，对比${against.zh}（元）`,
    en: `${amountWords[change.of].en} against the ${against.en.toLowerCase()} (yuan)`,
  };
  const columns = heads.map((head) =>
    head === 'before' ? against : head === 'change' ? reportWords.moved : reportWords[head],
  );
  return markup`<div class="scroll"><table><caption>${caption[language]}</caption>
<thead><tr><th scope="col" class="text">${reportWords.name[language]}</th>${columns.map((words) => markup`<th scope="col">${words[language]}</th>`)}</tr></thead>
<tbody>${changeRow(change.whole, reportWords.whole[language], language)}</tbody>
${rowsUnder(viewWords[change.members.view][language], change.members.rows, language)}
${rowsUnder(viewWords.group[language], change.groups, language)}
</table></div>`;
}

function rowsUnder(title: string, rows: readonly ChangeRow[], language: Language): Markup {
  if (rows.length === 0) return markup``;
  const named = rows.map((row) => changeRow(row, labelOf(row, language), language));
  return markup`<tbody><tr><th scope="rowgroup" class="text" colspan="${heads.length + 1}"><b>${title}</b></th></tr>
${named}</tbody>`;
}

function labelOf({ key, name }: ChangeRow, language: Language): string {
  if (key === null || name === null) return reportWords.rest[language];
  return unitLabel(key, name, language);
}

function changeRow({ before, now, change, parts }: ChangeRow, name: string, language: Language): Markup {
  const values = [before, now, change, parts.volume, parts.mix, parts.price];
  return markup`<tr><th scope="row">${name}</th>${values.map((value) => valueCell(value, 'fen', language))}</tr>
`;
}
