import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, ReportedUnit } from '../../../core/reports/report.ts';
import { renderHtml } from '../../../reports/html/render-html.ts';
import { styleSheet } from '../../../reports/html/style-sheet.ts';
import { languages } from '../../../reports/language.ts';
import { remarkWords } from '../../../reports/remark-words.ts';
import { allOf, elementAt, elementsOf, type PageElement, readPage } from '../../support/reports/read-page.ts';
import { hostile, litReport, sampleReport } from '../../support/reports/sample-report.ts';

let report: Report;
let source: string;
let page: PageElement;
beforeAll(async () => {
  report = await litReport();
  source = await renderHtml(report, 'zh');
  page = readPage(source);
});

/** The exact values of a row, `null` for no data. */
function valuesIn(row: PageElement): (number | null)[] {
  return elementsOf(row, 'td').map((cell) => {
    const [data] = elementsOf(cell, 'data');
    return data ? Number(data.attributes['value']) : null;
  });
}

const bodyRows = (section: PageElement | undefined) =>
  elementsOf(section as PageElement, 'tbody').flatMap((body) => elementsOf(body, 'tr'));

describe('a report as a page', () => {
  it('speaks of 病组, or where DIP pays of 病种, and is else the same', async () => {
    expect(source).toContain('病组');
    const ofDip = await renderHtml({ ...report, paidBy: 'dip' }, 'zh');
    expect(ofDip).toBe(source.replaceAll('病组', '病种'));
    const english = await renderHtml(report, 'en');
    expect(await renderHtml({ ...report, paidBy: 'dip' }, 'en')).toBe(english.replaceAll('病组', '病种'));
  });

  it.each(['department', 'doctor', 'group'])('has in every cell of its %ss what the report has', (view) => {
    const table = report.tables.find((candidate) => candidate.view === view);
    const section = elementAt(page, view) as PageElement;
    const columns = elementsOf(elementsOf(section, 'thead')[0] as PageElement, 'a').map(
      ({ attributes }) => attributes['href']?.slice('#def-'.length) as string,
    );
    expect(columns.length).toBeGreaterThan(8);
    const { first, last, until } = table?.shown ?? { first: 0, last: 0, until: 0 };
    const units = table?.units ?? [];
    const shown = [...units.slice(0, first), ...units.slice(until - last, until)];
    const valuesOf = ({ figures }: ReportedUnit) => columns.map((id) => figures.get(id)?.value ?? null);
    const rows = bodyRows(section).filter(({ attributes }) => attributes['class'] !== 'gap');
    expect(rows.map(valuesIn)).toEqual(shown.map(valuesOf));
  });

  it('has what every indicator says of the whole, and names those without data', () => {
    const section = elementAt(page, 'indicators') as PageElement;
    const rows = bodyRows(section).filter((row) => elementsOf(row, 'td').length > 0);
    for (const row of rows) {
      const id = elementsOf(row, 'a')[0]?.attributes['href']?.slice('#def-'.length) ?? '';
      const { value, before, yearBefore, cases } = report.overall.figures.get(id) ?? {};
      const [, now, then, , past, , count] = valuesIn(row);
      expect({ id, values: [now, then, past, count] }).toEqual({
        id,
        values: [value, before, yearBefore, cases],
      });
    }
    const links = elementsOf(section, 'a').map(({ attributes }) => attributes['href']);
    expect(links.toSorted()).toEqual(report.indicators.map(({ id }) => `#def-${id}`).toSorted());
  });

  it('has findings and money of every rule', () => {
    const rows = bodyRows(elementAt(page, 'rules')).map((row) => valuesIn(row).slice(-4));
    expect(rows).toEqual(
      report.rules.map(({ findings, identifiedFen, reviewed }) => [
        findings,
        identifiedFen,
        reviewed?.confirmedFen,
        reviewed?.recoveredFen,
      ]),
    );
    expect(rows.length).toBe(2);
  });

  it('has every month that is drawn as a figure too', () => {
    const rows = bodyRows(elementAt(page, 'trend')).map(valuesIn);
    const months = report.trends[0]?.months.map((_, at) =>
      report.trends.map((trend) => trend.months[at]?.value ?? null),
    );
    expect(rows).toEqual(months);
    expect(rows.length).toBe(12);
  });

  it.each([
    ['zh', '截至当月的十二个月'],
    ['en', 'the twelve months that end with it'],
  ] as const)('says at the twelve months what each is held against (%s)', async (language, said) => {
    const section = elementAt(readPage(await renderHtml(report, language)), 'trend') as PageElement;
    const notes = elementsOf(section, 'p').filter(({ attributes }) => attributes['class'] === 'note');
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining(said)]);
  });

  it('says on its first page why payment less cost is not the balance, and of which kind each mover is', async () => {
    const english = readPage(await renderHtml(report, 'en'));
    const lines = elementsOf(elementAt(english, 'summary') as PageElement, 'li').map(({ text }) => text);
    const { cases, costFen } = report.quality.unpriced;
    const yuan = Math.round(costFen / 100).toLocaleString('en-US');
    expect(lines[0]).toMatch(/\(of the \d+ cases with a standard; \d+ cases costing ¥[\d,]+ have none\)\.$/);
    expect(lines[0]).toContain(`; ${cases} cases costing ¥${yuan} have none`);
    expect(lines[1]).toMatch(/moved most by departments .+; groups 病组 \w{4} /);
  });

  it('says nothing of cases without a standard where there are none', () => {
    const standing = report.remarks.find(({ code }) => code === 'standing') as Extract<
      Report['remarks'][number],
      { code: 'standing' }
    >;
    const { zh, en } = remarkWords({ ...standing, unpriced: { cases: 0, costFen: 0 } }, () => ({
      zh: '',
      en: '',
    }));
    expect([zh, en].join()).not.toMatch(/standard|标准与结余/);
  });

  it('lists under each red lamp of the whole what is behind it and what to ask', () => {
    const section = elementAt(page, 'red-lamps') as PageElement;
    expect(elementsOf(section, 'h3').length).toBe(report.redLamps.length);
    const lines = report.redLamps.map(
      ({ explanation, questions }) =>
        (explanation ? 1 + explanation.contributions.length : 0) + questions.length,
    );
    expect(elementsOf(section, 'ul').map((list) => elementsOf(list, 'li').length)).toEqual(lines);
    expect(report.redLamps.length).toBeGreaterThan(0);
  });

  it('leads from every name of an indicator to its definition, and from every link to a place in the page', () => {
    const ids = allOf(page).flatMap(({ attributes: { id } }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of elementsOf(page, 'a')) expect(ids).toContain(attributes['href']?.slice(1));
  });

  it('lets no text become markup, whatever a department is called', () => {
    expect(source).not.toContain('<img');
    const names = bodyRows(elementAt(page, 'department')).map((row) => elementsOf(row, 'th')[0]?.text);
    expect(names).toContain(hostile);
  });

  it('needs nothing else and runs nothing', () => {
    const names = new Set(allOf(page).map(({ name }) => name));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'foreignObject', 'image', 'use'])
      expect(names).not.toContain(name);
    for (const { attributes } of allOf(page)) {
      for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^(on|style$|src$|xlink)/);
    }
    expect(styleSheet).not.toMatch(/url\(|@import|@font-face/);
  });

  it('lets in its own style sheet and nothing more', () => {
    const style = elementsOf(page, 'style');
    expect(style.length).toBe(1);
    const hash = createHash('sha256')
      .update(style[0]?.text ?? '')
      .digest('base64');
    const policy = elementsOf(page, 'meta').find(({ attributes }) => attributes['http-equiv']);
    expect(policy?.attributes['content']).toBe(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it('says each lamp by a shape and a word besides its colour', () => {
    const words = { red: /^◆.*红/, yellow: /^▲.*黄/, green: /^●.*绿/ } as const;
    const lit = allOf(page).filter(({ attributes }) =>
      /\b(red|yellow|green)\b/.test(attributes['class'] ?? ''),
    );
    expect(lit.length).toBeGreaterThan(20);
    for (const { text, attributes } of lit) {
      const colour = attributes['class']?.replace('lamp ', '') as keyof typeof words;
      expect(text).toMatch(words[colour]);
    }
  });

  it.each(['red', 'yellow', 'green'])('prints %s with a contrast that everyone can read', (colour) => {
    const [, ink, paper] =
      new RegExp(`\\.${colour} \\{ color: (#\\w{6}); background: (#\\w{6}) \\}`).exec(styleSheet) ?? [];
    expect(contrast(ink as string, paper as string)).toBeGreaterThan(4.5);
  });

  it.each(languages)('is the same to the byte when it is made again (%s)', async (language) => {
    const [first, second] = [
      await renderHtml(report, language),
      await renderHtml(await litReport(), language),
    ];
    expect(second === first).toBe(true);
  });

  it('speaks one language at a time', async () => {
    const english = readPage(await renderHtml(report, 'en'));
    expect(elementsOf(english, 'html')[0]?.attributes['lang']).toBe('en');
    const heads = elementsOf(english, 'th')
      .map(({ text }) => text)
      .join(' ');
    expect(heads.replaceAll(hostile, '').replace(/病组|医院|地区/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
    expect(elementsOf(page, 'html')[0]?.attributes['lang']).toBe('zh-CN');
  });

  it.each([
    ['a department', { department: 'A04.03' }, ['doctor', 'group']],
    ['a region', { scope: { kind: 'region', region: '371300' } as const }, ['hospital', 'group']],
    ['a quarter', { period: '2026-Q1' }, ['department', 'doctor', 'group']],
  ])('is made of %s too', async (_, asked, views) => {
    const other = readPage(await renderHtml(await sampleReport(asked), 'zh'));
    for (const view of ['hospital', 'department', 'doctor', 'group'])
      expect(elementAt(other, view) !== undefined).toBe(views.includes(view));
  });
});

/** By WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
