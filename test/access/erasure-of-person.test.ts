import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { pseudonym } from '../../platform/table/persons.ts';
import { readTrail } from '../../platform/trail/read-trail.ts';
import { trailDay } from '../../platform/trail/trail-keys.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { queryTable, sendFile, stack } from '../support/pipeline/outsider.ts';
import { personKeyOfStack } from '../support/pipeline/person-key.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';

const hospital = 'H61022200908';
const elsewhere = 'H37130200901';
const room = join(import.meta.dirname, '..', '..', '.local', 'test', `${process.pid}-erasure-of-person`);
const endpoints = join(room, 'endpoints.json');
const dates = { admitted: '2023-06-02', discharged: '2023-06-08' };
/** What the claims have of the person: an insured number at one visit, a certificate at another. */
const [insured, certificate, somebody] = [
  'HI-ERASED-1@H61022200908',
  '37130219610412999x',
  'HI-ERASED-2@H61022200908',
];
const bill = (id: string, more: object = {}) => wireStay({ hospital, id, strayYuan: 30, ...dates, ...more });
const asCertified = (id: string) => bill(id, { certificate: ` ${certificate.toUpperCase()}` });
const asInsured = (id: string) => bill(id, { person: 'HI-ERASED-1' });

function file(name: string, text: string): string {
  writeFileSync(join(room, name), text);
  return join(room, name);
}

let [key, numbers] = ['', ''];

const erase = (...words: string[]) =>
  printedBy('erase', '--hospital', hospital, '--endpoints', endpoints, ...words);

const ofPerson = (by: string) => ['--person', numbers, '--person-key', key, '--by', by];
interface Item {
  readonly sk: string;
  readonly person?: string | null;
  readonly withdrawn?: true;
}

const headsOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => queryTable<Item>(`CASE#${hospital}#${id}`)))).map((items) =>
    items.map(({ sk, withdrawn, person }) => [sk.split('#')[0], withdrawn === true, typeof person]),
  );
const pointersOf = async (id: string) =>
  (await queryTable<Item>(`PERSON#${pseudonym(id, personKeyOfStack())}`)).map(({ sk }) => sk);
const gone = [['CASE', true, 'object']];

beforeAll(async () => {
  mkdirSync(room, { recursive: true });
  writeFileSync(endpoints, JSON.stringify(stack));
  key = file('key', `${personKeyOfStack()}\n`);
  numbers = file('numbers', `${insured}\r\n\n${certificate}\n`);
  const moved = bill('P5', { person: 'HI-ERASED-1' });
  await sendFile(
    hospital,
    'person.ndjson',
    toNdjson([
      asInsured('P1'),
      asCertified('P2'),
      asInsured('P3'),
      moved,
      bill('P6', { person: 'HI-ERASED-2' }),
    ]),
  );
  const corrected = [bill('P5', { person: 'HI-ERASED-2' }), { setlinfo: withdrawal('P3') }];
  await sendFile(hospital, 'person-corrected.ndjson', toNdjson(corrected));
  const there = { ...asInsured('P1'), setlinfo: { ...asInsured('P1').setlinfo, fixmedins_code: elsewhere } };
  await sendFile(elsewhere, 'person.ndjson', toNdjson([there]));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const withdrawal = (setl_id: string) => ({ setl_id, fixmedins_code: hospital, vali_flag: '0' });

describe('a person that is erased at a hospital', () => {
  it('is looked for by all numbers that claims may have: nothing goes before that is asked for', async () => {
    const by = `核对${process.pid}`;
    const { cases } = JSON.parse(await erase(...ofPerson(by), '--check', '--json')) as {
      cases: { setl_id: string }[];
    };
    expect(cases.toSorted((a, b) => (a.setl_id < b.setl_id ? -1 : 1))).toEqual([
      { setl_id: 'P1', withdrawn: false },
      { setl_id: 'P2', withdrawn: false },
      { setl_id: 'P3', withdrawn: true },
    ]);
    expect(await erase(...ofPerson(by), '--check')).toContain('nothing is erased');
    expect((await operationsOf(by)).slice(0, 2)).toMatchObject([
      { act: 'operation', route: 'erase', of: { hospital, action: 'find-person-begun' } },
      { of: { hospital, action: 'find-person', cases: expect.arrayContaining([`${hospital}#P2`]) } },
    ]);
    expect((await headsOf(['P1'])).flat().length).toBeGreaterThan(1);
  });

  it('goes on where it was broken off: what leads to the cases goes last', async () => {
    const by = `李主任${process.pid}`;
    const before = await queryTable<Item>(`CASE#${hospital}#P6`);
    await sendFile(hospital, 'half-erased.ndjson', toNdjson([{ setlinfo: withdrawal('P1') }]));

    expect(await erase(...ofPerson(by))).toContain('已删除 erased: 3 例 cases');

    expect(await headsOf(['P1', 'P2', 'P3'])).toEqual([gone, gone, gone]);
    expect(await queryTable<Item>(`CASE#${hospital}#P6`)).toEqual(before);
    expect(await pointersOf(insured)).toEqual([`CASE#${elsewhere}#P1`]);
    expect(await pointersOf(certificate.toUpperCase())).toEqual([]);
    expect(await pointersOf(somebody)).toEqual([`CASE#${hospital}#P5`, `CASE#${hospital}#P6`]);
    expect((await operationsOf(by)).map(({ of }) => of.action)).toEqual([
      'find-person-begun',
      'find-person',
      'erase-begun',
      'erase',
    ]);
  });

  it('is nobody any more when asked for again, and of a case that is another by now nothing is touched', async () => {
    await expect(erase(...ofPerson('李主任'))).rejects.toThrow('没有此人的病例');
    const [head] = (await queryTable<Item>(`CASE#${hospital}#P5`)).filter(({ sk }) => sk === 'CASE');
    expect(head).not.toHaveProperty('withdrawn');
    expect(typeof head?.person).toBe('string');
  });

  it('is found under a former key, and by numbers of standard input, which no message repeats', async () => {
    await sendFile(hospital, 'again.ndjson', toNdjson([asInsured('P7')]));
    const other = file('other-key', 'the next key\n');
    const asked = ['--person', '-', '--person-key', other, key, '--by', '李主任', '--check', '--json'];
    const found = await typed(`${insured}\n`, ...asked);
    expect(JSON.parse(found.stdout)).toMatchObject({ cases: [{ setl_id: 'P7', withdrawn: false }] });
    const none = await typed(`${somebody}-NONE\n`, ...asked);
    expect(none.stderr).toContain('There is no case of this person');
    for (const { stdout, stderr } of [found, none]) expect(stdout + stderr).not.toMatch(/ERASED/);
  });

  it.each([
    [[], '--person-key'],
    [['--person', 'KEYLESS'], '--person-key'],
    [['--person', 'NOBODY', '--person-key', 'KEY'], 'placeholder'],
    [['--person', 'BLANK', '--person-key', 'KEY'], 'No number'],
  ])('%j is told what is wrong', async (words, message) => {
    const files: Readonly<Record<string, string>> = {
      KEYLESS: numbers,
      KEY: key,
      NOBODY: file('nobody', `${insured}\n1\n`),
      BLANK: file('blank', ' \n'),
    };
    const given = words.map((word) => files[word] ?? word);
    await expect(erase(...given, '--by', '李主任')).rejects.toThrow(message);
  });

  it('is named nowhere in the trail', async () => {
    const { trail } = openStackAt(stack);
    const text = JSON.stringify(await readTrail(trail, trailDay(new Date().toISOString())));
    expect(text).toContain(`${hospital}#P2`);
    for (const number of [insured, certificate, certificate.toUpperCase()])
      expect(text).not.toContain(number);
  });
});

/** In a process of its own, with something on standard input. */
function typed(input: string, ...words: string[]): Promise<{ stdout: string; stderr: string }> {
  const asked = ['bin/sentinel.ts', 'erase', '--hospital', hospital, '--endpoints', endpoints, ...words];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, asked, (_, stdout, stderr) => resolve({ stdout, stderr }));
    child.stdin?.end(input);
  });
}
