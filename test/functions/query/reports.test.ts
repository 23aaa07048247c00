import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { reportForms } from '../../../core/reports/report-forms.ts';
import type { reportListSchema } from '../../../functions/query/report-routes.ts';
import { reportKey } from '../../../platform/report-keys.ts';
import { apiOver } from '../../support/ask-api.ts';

const hospital = 'H37130200901';
const office = { sub: 'u-o', role: 'office', hospital };
const scope = { kind: 'hospital', hospital } as const;
type List = z.infer<typeof reportListSchema>;

const reports = ['2026-02', '2026-03', '2026-Q1'].flatMap((period) =>
  [undefined, 'A03.01', '内科/二'].flatMap((department) =>
    reportForms.map((form) => reportKey({ scope, period, department }, form)),
  ),
);
const ask = apiOver([], { reports: [...reports, `reports/${hospital}/2026-03/notes.txt`] });
const listed = async (query: string) => (await ask<List>(`/api/v1/reports?${query}`, office)).body;

describe('the list of reports', () => {
  it('has each once, the latest period first, with a link to every form', async () => {
    const { reports: found, next } = await listed('');
    expect(found.map(({ period, department }) => [period, department])).toEqual(
      ['2026-Q1', '2026-03', '2026-02'].flatMap((period) => [
        [period, null],
        [period, 'A03.01'],
        [period, '内科/二'],
      ]),
    );
    expect(next).toBeNull();
    expect(found[1]).toMatchObject({
      name: { zh: expect.any(String) },
      links: Object.fromEntries(
        reportForms.map((form) => [
          form,
          `https://links.example/${reportKey({ scope, period: '2026-Q1', department: 'A03.01' }, form)}`,
        ]),
      ),
    });
  });

  it('narrows to a period and a department, and comes in pages', async () => {
    expect((await listed('period=2026-03')).reports).toHaveLength(3);
    expect((await listed('period=2026-03&department=A03.01')).reports).toHaveLength(1);
    const first = await listed('limit=4');
    const second = await listed(`limit=5&cursor=${first.next}`);
    expect([...first.reports, ...second.reports]).toEqual((await listed('')).reports);
    expect((await ask(`/api/v1/reports?period=2026-03&cursor=${first.next}`, office)).body).toMatchObject({
      code: 'bad-cursor',
    });
  });

  it.each(['period=../', 'period=March'])('refuses %s', async (query) => {
    expect(await listed(query)).toMatchObject({ code: 'bad-period' });
  });
});
