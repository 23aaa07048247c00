import { describe, expect, it } from 'vitest';
import type { Result } from '../../../core/result.ts';
import { openApiDocument } from '../../../functions/query/openapi-document.ts';
import { reportKey } from '../../../platform/report-keys.ts';
import type { CaseHead } from '../../../platform/table/cases.ts';
import type { StoredFinding } from '../../../platform/table/findings.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { apiOver } from '../../support/ask-api.ts';
import { settlementList } from '../../support/settlement-lists.ts';
import { stayRecord } from '../../support/stay-records.ts';
import type { SettledCase } from '../../support/summary-services.ts';

const own = 'H37130200901';
const sister = 'H37132100903';
const far = 'H61020200906';

const users = {
  office: { sub: 'u', role: 'office', hospital: own },
  auditor: { sub: 'u', role: 'auditor', hospital: own },
  manager: { sub: 'u', role: 'manager', hospital: own },
  'head of A03': { sub: 'u', role: 'manager', hospital: own, department: 'A03' },
  'clinician D1': { sub: 'u', role: 'clinician', hospital: own, department: 'A03', doctor: 'D1' },
  'clinician D2': { sub: 'u', role: 'clinician', hospital: own, doctor: 'D2' },
  'regional office': { sub: 'u', role: 'office', hospital: own, region: '371300' },
  'manager with a region': { sub: 'u', role: 'manager', hospital: own, region: '371300' },
  'office far away': { sub: 'u', role: 'office', hospital: far },
  'clinician D1 far away': { sub: 'u', role: 'clinician', hospital: far, doctor: 'D1' },
} as const;

type User = keyof typeof users;

const cases = (
  [
    ['A1', own, 'A03', 'D1'],
    ['A2', own, 'A03', 'D2'],
    ['A3', own, 'A04.01', 'D3'],
    ['A4', own, 'A04.01', null],
    ['A5', own, 'A04.01', 'D1'],
    ['S1', sister, 'A03', 'D1'],
    ['F1', far, 'A03', 'D1'],
  ] as const
).map(
  ([settlementId, hospital, department, doctor], at): SettledCase => ({
    hospital,
    settlementId,
    facts: caseFacts({
      department,
      doctor,
      costFen: 100_000 * (at + 1),
      signs: { scheme: 'chs-drg-1.1', transferred: false },
    }),
  }),
);

/** Who sees which cases: what the routes are held against. */
const ofOwn = ['A1', 'A2', 'A3', 'A4', 'A5'];
const seenBy: Readonly<Record<User, readonly string[]>> = {
  office: ofOwn,
  auditor: ofOwn,
  manager: ofOwn,
  'head of A03': ['A1', 'A2'],
  'clinician D1': ['A1', 'A5'],
  'clinician D2': ['A2'],
  'regional office': [...ofOwn, 'S1'],
  'manager with a region': ofOwn,
  'office far away': ['F1'],
  'clinician D1 far away': ['F1'],
};

const heads = cases.map(
  ({ hospital, settlementId, facts }): CaseHead => ({
    seq: '1',
    place: 1,
    batch: 'b',
    person: 'pseudonym',
    stay: stayRecord({ hospital, settlementId, birthMark: 'mark' }),
    result: {
      hospital,
      setl_id: settlementId,
      department: facts.department,
      doctor: facts.doctor,
      findings: [`f-${settlementId}`],
    } as unknown as Result,
  }),
);

const findings = cases.flatMap(({ hospital, settlementId }) =>
  ['f', 'swept'].map(
    (name) =>
      ({
        pk: 'p',
        sk: 's',
        seq: '1',
        place: 1,
        finding_id: `${name}-${settlementId}`,
        hospital,
        setl_id: settlementId,
      }) as unknown as StoredFinding,
  ),
);

const reportNames = [
  ...[own, sister, far].flatMap((hospital) =>
    [undefined, 'A03', 'A04.01'].map(
      (department) => ({ scope: { kind: 'hospital', hospital }, department }) as const,
    ),
  ),
  ...['371300', '610200'].map(
    (region) => ({ scope: { kind: 'region', region }, department: undefined }) as const,
  ),
];
const reports = reportNames.map((name) => reportKey({ ...name, period: '2026-03' }, 'xlsx'));

const lists = cases.map(({ hospital, settlementId }) => settlementList({ hospital, settlementId }));
const ask = apiOver(cases, { heads, findings, reports, lists });
const nowhere = await ask('/api/v1/cases/NOWHERE', users.office);
const everyUser = Object.keys(users) as User[];

/** Looks for all settlement ids in whatever was answered. */
const told = (body: unknown) =>
  cases.map(({ settlementId }) => settlementId).filter((id) => JSON.stringify(body).includes(`"${id}"`));

/** Every place that a request may name, with the cases that lie there. */
const places = [undefined, own, sister, far].flatMap((hospital) =>
  [undefined, 'A03', 'A04.01'].flatMap((department) =>
    [undefined, 'D1', 'D2', 'D3'].map((doctor) => ({ hospital, department, doctor })),
  ),
);

const queryOf = (named: Readonly<Record<string, string | undefined>>) =>
  new URLSearchParams(
    Object.entries(named).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    ),
  ).toString();

describe('what is not the caller’s', () => {
  it.each(everyUser)('is no case that %s is told, wherever he looks', async (user) => {
    for (const place of places) {
      const path = `/api/v1/summaries/cases?period=2026-03&${queryOf(place)}`;
      const answer = await ask<{ cases: { setl_id: string }[] }>(path, users[user]);
      const there = cases.filter(
        ({ hospital, settlementId, facts }) =>
          hospital === (place.hospital ?? users[user].hospital) &&
          (place.department === undefined || facts.department === place.department) &&
          (place.doctor === undefined || facts.doctor === place.doctor) &&
          seenBy[user].includes(settlementId),
      );
      if (answer.status === 200)
        expect(answer.body.cases.map(({ setl_id }) => setl_id)).toEqual(there.map((one) => one.settlementId));
      else expect(answer, path).toEqual(nowhere);
    }
  });

  it.each(everyUser)('is no case whose result or findings %s is told', async (user) => {
    for (const { hospital, settlementId } of cases) {
      for (const end of ['', '/findings', '/list']) {
        const path = `/api/v1/cases/${settlementId}${end}`;
        const answers = [
          await ask(`${path}?hospital=${hospital}`, users[user]),
          ...(hospital === users[user].hospital ? [await ask(path, users[user])] : []),
        ];
        for (const answer of answers) {
          if (seenBy[user].includes(settlementId)) expect(answer.status, path).toBe(200);
          else expect(answer, path).toEqual(nowhere);
        }
      }
    }
  });

  it.each(everyUser)('moves no figure that %s is told', async (user) => {
    const visible = cases.filter(({ settlementId }) => seenBy[user].includes(settlementId));
    const alone = apiOver(visible, { heads, findings });
    for (const place of places) {
      for (const view of ['total', 'department', 'doctor', 'group']) {
        const query = `view=${view}&period=2026-03&indicators=cases,average-cost,balance&${queryOf(place)}`;
        const path = `/api/v1/summaries?${query}`;
        expect(await ask(path, users[user]), path).toEqual(await alone(path, users[user]));
      }
      for (const [view, key] of [
        ['total', 'all'],
        ['department', 'A03'],
        ['department', 'A04.01'],
        ['doctor', 'D1'],
        ['doctor', 'D3'],
      ]) {
        const query = queryOf({
          view,
          key,
          indicator: 'average-cost',
          from: '2026-02',
          until: '2026-03',
          ...place,
        });
        const path = `/api/v1/summaries/trend?${query}`;
        expect(await ask(path, users[user]), path).toEqual(await alone(path, users[user]));
        const steering = [
          `changes?view=${view}&key=${key}&period=2026-03&amount=balance&${queryOf(place)}`,
          `quadrants?view=${view}&chart=volume-margin&period=2026-03&${queryOf(place)}`,
          `violations?period=2026-03&months=1&${queryOf(place)}`,
          `waterfall?period=2026-03&${queryOf(place)}`,
        ];
        for (const each of steering)
          expect(await ask(`/api/v1/${each}`, users[user]), each).toEqual(
            await alone(`/api/v1/${each}`, users[user]),
          );
      }
    }
  });

  it.each(everyUser)('is no portrait that %s is shown', async (user) => {
    const claims = users[user];
    const isClinician = claims.role === 'clinician';
    const head = claims.role === 'manager' && 'department' in claims ? claims.department : undefined;
    const isWhole = !isClinician && head === undefined;
    const seenIn = (hospital: string) =>
      hospital === claims.hospital || (user === 'regional office' && hospital === sister);
    const has = (hospital: string, own: Partial<Record<'department' | 'doctor', string>>) =>
      cases.some(
        (one) =>
          one.hospital === hospital &&
          seenBy[user].includes(one.settlementId) &&
          (own.department === undefined || one.facts.department === own.department) &&
          (own.doctor === undefined || one.facts.doctor === own.doctor),
      );
    for (const hospital of [own, sister, far]) {
      const portraits: readonly (readonly [path: string, isSeen: boolean])[] = [
        [`hospital/${hospital}?`, isWhole && seenIn(hospital)],
        ...['A03', 'A04.01', 'NONE'].map(
          (department) =>
            [
              `department/${department}?hospital=${hospital}&`,
              !isClinician && seenIn(hospital) && has(hospital, { department }),
            ] as const,
        ),
        ...['D1', 'D2', 'D3', 'NONE'].map(
          (doctor) =>
            [
              `doctor/${doctor}?hospital=${hospital}&`,
              seenIn(hospital) && has(hospital, { doctor }),
            ] as const,
        ),
        [`group/chs-drg-1.1/FV35?hospital=${hospital}&`, !isClinician && seenIn(hospital)],
        [`rule/GZ10000102012000?hospital=${hospital}&`, !isClinician && seenIn(hospital)],
      ];
      for (const [path, isSeen] of portraits) {
        const answer = await ask(`/api/v1/portraits/${path}period=2026-03`, claims);
        if (isSeen) expect(answer.status, `${user} ${path}`).toBe(200);
        else expect(answer, `${user} ${path}`).toEqual(nowhere);
      }
    }
  });

  it.each(everyUser)('is in no month that %s is told to have data', async (user) => {
    const whole = await ask<{ months: { cases: number }[] }>('/api/v1/periods', users[user]);
    const counted = cases.filter(
      ({ hospital, settlementId }) =>
        hospital === users[user].hospital && seenBy[user].includes(settlementId),
    );
    expect(whole.body).toMatchObject({
      months: [{ month: '2026-03', cases: counted.length, outpatient_bills: 0 }],
    });
  });

  it('is named in no portrait that a clinician sees of himself', async () => {
    const { body } = await ask('/api/v1/portraits/doctor/D1?period=2026-03', users['clinician D1']);
    expect(JSON.stringify(body)).not.toMatch(/"D[23]"|A04|A03|H371321/);
  });

  it.each(everyUser)('is no report to which %s is given a link', async (user) => {
    const claims = users[user];
    const head = 'department' in claims && claims.role === 'manager' ? claims.department : undefined;
    const asked = [
      ...[own, sister, far].flatMap((hospital) =>
        ['', '&department=A03', '&department=A04.01'].map(
          (department) => `hospital=${hospital}${department}`,
        ),
      ),
      'scope=region',
      '',
    ];
    const given = new Set<string>();
    for (const query of asked) {
      const answer = await ask<{ reports: { links: object }[] }>(`/api/v1/reports?${query}`, claims);
      if (answer.status !== 200) expect(answer, query).toEqual(nowhere);
      else
        for (const { links } of answer.body.reports) for (const link of Object.values(links)) given.add(link);
    }
    const seen = reportNames.filter(({ scope, department }) => {
      if (claims.role === 'clinician' || (head !== undefined && department !== head)) return false;
      if (scope.kind === 'region') return user === 'regional office' && scope.region === '371300';
      return scope.hospital === claims.hospital || (user === 'regional office' && scope.hospital === sister);
    });
    const links = seen.map(
      (name) => `https://links.example/${reportKey({ ...name, period: '2026-03' }, 'xlsx')}`,
    );
    expect([...given].sort()).toEqual(links.sort());
  });

  it('is no change, quadrant, lamp, outlook or report for clinicians, whose own cases are all that they see', async () => {
    for (const path of [
      'changes?view=doctor&key=D1&period=2026-03&amount=cost',
      'quadrants?view=doctor&period=2026-03',
      'lamps?view=doctor&period=2026-03',
      'outlook?view=doctor&until=2026-03',
      'reports?',
      'violations?period=2026-03',
      'waterfall?period=2026-03',
    ])
      expect(await ask(`/api/v1/${path}`, users['clinician D1'])).toEqual(nowhere);
  });

  it.each(everyUser)('is answered to %s in the words of what is nowhere', async (user) => {
    const { hospital } = users[user];
    const isRegional = user === 'regional office';
    const foreign = [own, sister, far].filter(
      (code) => code !== hospital && !(isRegional && code === sister),
    );
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const elsewhere = [...foreign.map((code) => `hospital=${code}`), 'hospital=H99999999999', 'hospital=x'];
    if (!isRegional) elsewhere.push('scope=region', 'scope=region&group=chs-drg-1.1/FV35');
    if ('department' in users[user]) elsewhere.push('department=A04.01', 'department=NONE');
    if ('doctor' in users[user]) elsewhere.push('doctor=D3', 'doctor=NONE', `hospital=${hospital}&doctor=D3`);
    for (const query of elsewhere) {
      for (const path of [
        `/api/v1/summaries?view=total&period=2026-03&${query}`,
        `/api/v1/summaries?view=group&period=2026&${query}`,
        `/api/v1/summaries/trend?view=total&from=2026-01&until=2026-03&indicator=cases&${query}`,
        `/api/v1/summaries/cases?period=2026-03&${query}`,
        `/api/v1/changes?view=total&period=2026-03&amount=cost&${query}`,
        `/api/v1/quadrants?view=group&period=2026-03&${query}`,
        `/api/v1/lamps?view=total&period=2026-03&${query}`,
        `/api/v1/violations?period=2026-03&${query}`,
        `/api/v1/waterfall?period=2026-03&${query}`,
        ...(/department|doctor|group/.test(query)
          ? []
          : [
              `/api/v1/reports?${query}`,
              `/api/v1/periods?${query}`,
              `/api/v1/outlook?until=2026-03&${query}`,
            ]),
      ])
        expect(await ask(path, users[user]), path).toEqual(nowhere);
    }
  });

  it('is looked for in every route that there is', () => {
    const routes = Object.keys(openApiDocument().paths).filter((path) => path.startsWith('/api/v1/'));
    // Knowledge: test/functions/knowledge.
    expect(
      routes.filter((path) => !/alerts|live-tickets|sign-in|uploads|batches|knowledge/.test(path)).sort(),
    ).toEqual([
      '/api/v1/cases/{setl_id}',
      '/api/v1/cases/{setl_id}/findings',
      // test/functions/explain
      '/api/v1/cases/{setl_id}/grouping',
      '/api/v1/cases/{setl_id}/list',
      '/api/v1/changes',
      // test/functions/query/findings.test.ts
      '/api/v1/decisions',
      '/api/v1/findings',
      '/api/v1/findings/summary',
      '/api/v1/findings/{id}',
      '/api/v1/findings/{id}/decisions',
      // Definitions, which are everybody's.
      '/api/v1/hospitals',
      '/api/v1/indicators',
      '/api/v1/lamps',
      '/api/v1/outlook',
      // test/functions/query/capacity.test.ts
      '/api/v1/outlook/capacity',
      '/api/v1/periods',
      '/api/v1/portraits/{kind}/{key}',
      '/api/v1/quadrants',
      '/api/v1/reports',
      // test/functions/query/findings.test.ts
      '/api/v1/samples',
      '/api/v1/summaries',
      '/api/v1/summaries/cases',
      '/api/v1/summaries/trend',
      '/api/v1/violations',
      // test/functions/query/warnings.test.ts
      '/api/v1/warnings',
      '/api/v1/warnings/summary',
      '/api/v1/waterfall',
    ]);
  });
});

describe('the head of a department', () => {
  const head = users['head of A03'];
  const told = async <T>(path: string) => (await ask<T>(`/api/v1/${path}`, head)).body;

  it('sees the lamps of his department, lit among the others, and of doctors and groups what they did there', async () => {
    type Lamps = { lamps: { unit: string }[]; counts: object };
    const own = await told<Lamps>('lamps?view=department&period=2026-03&colour=all&limit=200');
    const all = await ask<Lamps>(
      '/api/v1/lamps?view=department&period=2026-03&colour=all&limit=200',
      users.manager,
    );
    expect(own.lamps).toEqual(all.body.lamps.filter(({ unit }) => unit === 'A03'));
    expect(own.lamps.length).toBeGreaterThan(20);
    const doctors = await told<Lamps>('lamps?view=doctor&period=2026-03&colour=all&limit=200');
    expect(new Set(doctors.lamps.map(({ unit }) => unit))).toEqual(new Set(['D1', 'D2']));
  });

  it('sees the outlook of his department and not that of the hospital', async () => {
    type Outlook = { total: unknown; units: { key: string }[] };
    const own = await told<Outlook>('outlook?view=department&until=2026-03');
    expect(own).toMatchObject({ total: null, units: [{ key: 'A03' }] });
    for (const view of ['total', 'doctor', 'group'])
      expect(await ask(`/api/v1/outlook?view=${view}&until=2026-03`, head)).toEqual(nowhere);
  });
});

describe('a regional office', () => {
  const regional = users['regional office'];

  it('sees its hospitals side by side, the region as one, and every hospital for itself', async () => {
    const rows = async (query: string) =>
      (
        await ask<{ rows: { key: string; figures: Record<string, { value: number }> }[] }>(
          `/api/v1/summaries?period=2026-03&indicators=cases&${query}`,
          regional,
        )
      ).body.rows.map(({ key, figures }) => [key, figures['cases']?.value]);
    expect(await rows('view=hospital&scope=region')).toEqual([
      [own, 5],
      [sister, 1],
    ]);
    expect(await rows('view=total&scope=region')).toEqual([['all', 6]]);
    expect(await rows('view=group&scope=region')).toEqual([['chs-drg-1.1/FV35', 6]]);
    expect(await rows(`view=doctor&hospital=${sister}`)).toEqual([['D1', 1]]);
  });

  it('finds the cases of the whole region', async () => {
    const { body } = await ask('/api/v1/summaries/cases?period=2026-03&scope=region', regional);
    expect(told(body)).toEqual([...ofOwn, 'S1']);
  });
});

describe('a case', () => {
  it('is told with its result and the findings that stand, and nothing of the person', async () => {
    const { body } = await ask('/api/v1/cases/A1', users.office);
    const department_name = { zh: '内科', en: 'Internal medicine' };
    expect(body).toEqual({ ...heads[0]?.result, department_name });
    const found = await ask<{ findings: unknown[] }>('/api/v1/cases/A1/findings', users.office);
    expect(found.body).toEqual({ findings: [{ finding_id: 'f-A1', hospital: own, setl_id: 'A1' }] });
    expect(JSON.stringify([body, found.body])).not.toMatch(/pseudonym|mark/);
  });

  it('is shown line by line without the person; where no list is kept, that is said', async () => {
    const { body } = await ask('/api/v1/cases/A1/list', users.office);
    expect(body).toMatchObject({ setl_id: 'A1', age_years: 40, diagnoses: [{ code: 'I10.x00x002' }] });
    expect(JSON.stringify(body)).not.toMatch(/"P1"|"M1"|birth/);
    const without = await apiOver(cases, { heads })('/api/v1/cases/A1/list', users.office);
    expect(without).toMatchObject({ status: 404, body: { code: 'list-not-kept' } });
  });

  it('of a name that no key can have is nowhere', async () => {
    expect(await ask(`/api/v1/cases/${'x'.repeat(3000)}`, users.office)).toEqual(nowhere);
    expect(await ask('/api/v1/cases/A1?scope=region', users.office)).toMatchObject({ status: 400 });
  });
});
