import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readBody, readQuery } from '../../../platform/http/read-input.ts';

const query = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  state: z.enum(['open', 'settled']).optional(),
});
const body = z.strictObject({
  why: z.string().trim().min(1),
  drugs: z.array(z.strictObject({ code: z.string() })).default([]),
});

const api = new Hono();
api.get('/', (c) => {
  const read = readQuery(c, query);
  return read.ok ? c.json(read.value) : read.refusal;
});
api.post('/', async (c) => {
  const read = await readBody(c, body);
  return read.ok ? c.json(read.value) : read.refusal;
});

interface Answer {
  readonly code?: string;
  readonly errors?: readonly {
    readonly at: string;
    readonly value?: string;
    readonly message: string;
    readonly messages: { readonly zh: string; readonly en: string };
  }[];
}
const get = async (text: string) => (await (await api.request(`/?${text}`)).json()) as Answer;
const post = async (text: string) =>
  (await (await api.request('/', { method: 'POST', body: text })).json()) as Answer;
const toldOf = ({ errors = [] }: Answer) => errors.map(({ at, value }) => [at, value]);

describe('a refused query', () => {
  it('tells of every mistake at once where it is, what was sent, and in both languages what was expected', async () => {
    const answer = await get('month=March&limit=x&state=lost&page=2');
    expect(answer.code).toBe('bad-request');
    expect(toldOf(answer).sort()).toEqual([
      ['limit', 'x'],
      ['month', 'March'],
      ['page', '2'],
      ['state', 'lost'],
    ]);
    for (const { message, messages } of answer.errors ?? []) {
      expect(messages.zh).toMatch(/\p{Script=Han}/u);
      expect(messages.en).toMatch(/^[\p{ASCII}]+$/u);
      expect(message).toBe(`${messages.zh} ${messages.en}`);
    }
    const wordsOf = (name: string) => answer.errors?.find(({ at }) => at === name)?.messages.en;
    expect(wordsOf('state')).toContain('"open"|"settled"');
    expect(wordsOf('page')).toContain('known are: month, limit, state');
  });

  it('tells what is missing, of which there is no value', async () => {
    expect(toldOf(await get('limit=5'))).toEqual([['month', undefined]]);
  });

  it('says of a name that stands twice that it may stand once, also where both say the same', async () => {
    for (const text of [
      'month=2026-03&month=2026-04',
      'month=2026-03&month=2026-03',
      'month=x&month=2026-03',
    ]) {
      const answer = await get(text);
      expect(answer.errors).toMatchObject([
        { at: 'month', messages: { zh: '只能给一次', en: 'expected no more than once' } },
      ]);
    }
    expect(toldOf(await get('month=2026-03&month=2026-04'))).toEqual([['month', '2026-03, 2026-04']]);
    expect(toldOf(await get('month=2026-03&month=2026-03&limit=0')).map(([at]) => at)).toEqual([
      'month',
      'limit',
    ]);
  });

  it('does not send back what is endless', async () => {
    const [mistake] = (await get(`month=${'9'.repeat(5000)}`)).errors ?? [];
    expect(mistake?.value).toHaveLength(101);
  });
});

describe('a refused body', () => {
  it('names a field within a list by its place, and values that are no text as they were written', async () => {
    const answer = await post('{"why":" ","drugs":[{"code":"A"},{"code":7,"dose":[1]}]}');
    expect(toldOf(answer)).toEqual([
      ['why', ' '],
      ['drugs.1.code', '7'],
      ['drugs.1.dose', '[1]'],
    ]);
  });

  it.each(['', '{', '[]', 'null', '"text"'])('is told so for %j', async (text) => {
    const answer = await post(text);
    expect(answer.errors).toMatchObject([
      { at: '', messages: { zh: expect.stringMatching(/\p{Script=Han}/u) } },
    ]);
  });
});
