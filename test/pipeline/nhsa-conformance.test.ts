import { beforeAll, describe, expect, it } from 'vitest';
import { lengthOf, type ProtocolField } from '../../core/orders/nhsa/protocol-fields.ts';
import { runSentinel, workFolder } from '../bin/run-sentinel.ts';
import {
  auditMessage,
  encounter,
  order,
  patient,
  protocol,
  type Wire,
} from '../core/orders/nhsa/audit-messages.ts';
import { eventually, stack } from '../support/pipeline/outsider.ts';

// Written from the tables of the interface (knowledge/dictionaries/order-audit-fields.json), against the running
// stack: what a hospital's own test of the service would try.

const { fields, dictionaries } = protocol;
type Infno = '3101' | '3102' | '3103';

interface Result extends Wire {
  readonly jr_id: string;
  readonly judge_result_detail_dtos: readonly Wire[];
}

interface Answer {
  readonly infcode: number;
  readonly inf_refmsgid: string;
  readonly refmsg_time: string;
  readonly respond_time: string;
  readonly err_msg: string;
  readonly output: {
    readonly result: readonly Result[];
    readonly errors: readonly {
      readonly path: string;
      readonly code: string;
      readonly value: string | null;
    }[];
    readonly engine: { readonly status: string };
  };
}

function tokenOf(name: string): string {
  const user = stack.users.find((one) => one.name === name);
  if (!user) throw new Error(`no user ${name}`);
  return user.token;
}

async function post(infno: Infno, body: unknown, token: string | null = tokenOf('clinician-respiratory')) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${stack.api}/nhsa/${infno}`, { method: 'POST', headers, body: text });
}

async function ask(infno: Infno, body: unknown): Promise<Answer> {
  const response = await post(infno, body);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

let asked = 0;

/** A message in which every node of the tables stands, of an encounter of its own. */
function fullMessage(infno: Infno, change: (data: Wire) => void = () => undefined): Wire {
  asked += 1;
  const id = `ZYTEST${asked}`;
  const message = auditMessage((data) => {
    Object.assign(patient(data), { curr_mdtrt_id: id });
    const operation = { setl_list_oprn_id: 'O1', oprn_code: '45.1300x003', main_oprn_flag: '1' };
    Object.assign(encounter(data), { mdtrt_id: id, fsi_operation_dtos: [operation] });
    Object.assign(order(data), { extend_order_map: { o_sinDosDscr: '1片' } });
    change(data);
  });
  return { ...message, infno, msgid: `M${asked}` };
}

/** Where the first node of a table stands. */
const nodes: Readonly<Record<string, { readonly path: string; readonly find: (data: Wire) => Wire }>> = {
  data: { path: 'input.data', find: (data) => data },
  patient_dtos: { path: 'input.data.patient_dtos[0]', find: patient },
  fsi_encounter_dtos: { path: here(), find: encounter },
  fsi_diagnose_dtos: {
    path: here('fsi_diagnose_dtos[0]'),
    find: (data) => firstRow(data, 'fsi_diagnose_dtos'),
  },
  fsi_order_dtos: { path: here('fsi_order_dtos[0]'), find: order },
  fsi_operation_dtos: {
    path: here('fsi_operation_dtos[0]'),
    find: (data) => firstRow(data, 'fsi_operation_dtos'),
  },
  extend_order_map: {
    path: here('fsi_order_dtos[0].extend_order_map'),
    find: (data) => order(data)['extend_order_map'] as Wire,
  },
};

function here(node?: string): string {
  const path = 'input.data.patient_dtos[0].fsi_encounter_dtos[0]';
  return node === undefined ? path : `${path}.${node}`;
}

function firstRow(data: Wire, list: string): Wire {
  return (encounter(data)[list] as Wire[])[0] as Wire;
}

interface Row {
  readonly table: string;
  readonly name: string;
  readonly field: ProtocolField;
}

const rows: readonly Row[] = Object.keys(nodes).flatMap((table) =>
  (fields[table] ?? []).map((field) => ({ table, name: field.name, field })),
);

/** What is said of a field when it is sent so. */
async function codesAt({ table, name }: Row, infno: Infno, value: unknown): Promise<readonly string[]> {
  const node = nodes[table];
  const message = fullMessage(infno, (data) => Object.assign(node?.find(data) ?? {}, { [name]: value }));
  const { infcode, err_msg, output } = await ask(infno, message);
  const path = `${node?.path}.${name}`;
  const found = (output.errors ?? []).filter((error) => error.path === path);
  expect(infcode).toBe(found.length > 0 ? 1004 : 0);
  if (found.length > 0) expect(err_msg).toContain(path);
  return found.map(({ code }) => code);
}

// A function that has just started may be too late for what it reads; that is no matter of conformance.
beforeAll(async () => {
  await eventually('an answer with nothing lacking', async () => {
    const { output } = await ask('3101', fullMessage('3101'));
    return output.engine.status === 'ok' || null;
  });
});

describe('a full message', () => {
  it.each(['3101', '3102'] as const)('of %s is taken', async (infno) => {
    const answer = await ask(infno, fullMessage(infno));
    expect(answer).toMatchObject({ infcode: 0, err_msg: '', output: { engine: { status: 'ok' } } });
  });
});

describe('a required field', () => {
  const required = rows.filter(({ field }) => field.required === true);

  it('is asked of every table', () => {
    expect(required.length).toBe(70);
  });

  it.each(required)('$name of $table may be neither left out nor blank', async (row) => {
    expect(await codesAt(row, '3101', undefined)).toEqual(['field-missing']);
    expect(await codesAt(row, '3101', '  ')).toEqual(['field-missing']);
    expect(await codesAt(row, '3101', null)).toEqual(['field-missing']);
  });

  it('trig_scen is one in 3102; in 3101 a list of rules does in its stead', async () => {
    const ofRules = (data: Wire) => Object.assign(data, { trig_scen: '', rule_ids: ['GZ10000301003000'] });
    const ofNothing = (data: Wire) => Object.assign(data, { trig_scen: '', rule_ids: [] });
    expect((await ask('3101', fullMessage('3101', ofRules))).output.result).toHaveLength(1);
    expect((await ask('3101', fullMessage('3101', ofNothing))).infcode).toBe(1004);
    expect((await ask('3102', fullMessage('3102', ofRules))).infcode).toBe(1004);
  });
});

describe('a field that may be blank', () => {
  it('is, all of them at once, in every table', async () => {
    const message = fullMessage('3101', (data) => {
      for (const { table, name, field } of rows) {
        if (!field.required && table !== 'extend_order_map')
          Object.assign(nodes[table]?.find(data) ?? {}, { [name]: '' });
      }
      Object.assign(data, { trig_scen: '5' });
    });
    expect((await ask('3101', message)).infcode).toBe(0);
  });
});

describe('a text', () => {
  const texts = rows.filter(({ field }) => field.type.startsWith('str(') && field.dictionary === undefined);

  it.each(texts)('$name of $table keeps to its length', async (row) => {
    expect(await codesAt(row, '3101', '长'.repeat(lengthOf(row.field) + 1))).toEqual(['too-long']);
  });

  const free = texts.filter(({ name }) => !['medins_id', 'mdtrt_id', 'curr_mdtrt_id'].includes(name));

  it('may be as long as that, all of them at once', async () => {
    const message = fullMessage('3101', (data) => {
      for (const { table, name, field } of free)
        Object.assign(nodes[table]?.find(data) ?? {}, { [name]: '长'.repeat(lengthOf(field)) });
    });
    expect((await ask('3101', message)).infcode).toBe(0);
  });
});

describe('a number', () => {
  const numbers = rows.filter(({ field }) => field.type.startsWith('num('));

  it.each(numbers)('$name of $table is one, of so many digits and decimals', async (row) => {
    const [digits = 0, decimals = 0] = (row.field.type.match(/\d+/g) ?? []).map(Number);
    for (const wrong of ['abc', '1e3', `1.${'1'.repeat(decimals + 1)}`, '9'.repeat(digits - decimals + 1)])
      expect(await codesAt(row, '3101', wrong)).toHaveLength(1);
    expect(await codesAt(row, '3101', 1)).toEqual([]);
  });
});

describe('a date', () => {
  const dates = rows.filter(({ field }) => field.type.startsWith('date'));

  it.each(dates)('$name of $table is a day that exists', async (row) => {
    for (const wrong of ['2026-02-30', '昨天', '2026-11'])
      expect(await codesAt(row, '3101', wrong)).toEqual(['bad-date']);
  });

  it.each(dates.filter(({ field }) => field.type === 'datetime'))(
    '$name of $table may leave out the time of day',
    async (row) => {
      expect(await codesAt(row, '3101', '2026-11-06')).toEqual([]);
    },
  );
});

describe('a code', () => {
  const coded = rows.filter(({ field }) => field.dictionary !== undefined);

  it.each(coded)('$name of $table is of its dictionary', async (row) => {
    expect(await codesAt(row, '3101', 'X?')).toEqual(['unknown-code']);
  });

  it.each(coded)('$name of $table may be any of its dictionary', async (row) => {
    for (const code of Object.keys(dictionaries[row.field.dictionary ?? ''] ?? {}))
      expect(await codesAt(row, '3101', code)).toEqual([]);
  });

  it('of the older text is taken too: titles 1 to 9, and matn_stas 1 and 2 under an older version', async () => {
    const older = {
      ...fullMessage('3101', (data) => Object.assign(encounter(data), { matn_stas: '1' })),
      infver: 'V4.6',
    };
    expect((await ask('3101', older)).infcode).toBe(0);
    const tooNew = {
      ...fullMessage('3101', (data) => Object.assign(encounter(data), { matn_stas: '3' })),
      infver: 'V4.6',
    };
    expect((await ask('3101', tooNew)).infcode).toBe(1004);
  });
});

describe('a trigger scene', () => {
  const scenes = Object.keys(dictionaries['trig_scen'] ?? {});

  it('is one of nine', () => expect(scenes).toHaveLength(9));

  it.each(scenes)('%s is answered before and during, with the warning on the order', async (trig_scen) => {
    for (const infno of ['3101', '3102'] as const) {
      const { output } = await ask(
        infno,
        fullMessage(infno, (data) => Object.assign(data, { trig_scen })),
      );
      expect(output.result.map(({ rule_id }) => rule_id)).toContain('GZ10000301003000');
    }
  });
});

describe('an answer', () => {
  it('has every field of its tables, each of its type and within its length', async () => {
    const withTask = fullMessage('3101', (data) => Object.assign(data, { task_id: 'T-1', syscode: 'HIS' }));
    const { output, ...envelope } = await ask('3101', withTask);
    expect(envelope).toMatchObject({
      infcode: 0,
      inf_refmsgid: expect.stringMatching(/^\d{30}$/),
      refmsg_time: expect.stringMatching(/^\d{17}$/),
      respond_time: expect.stringMatching(/^\d{17}$/),
      err_msg: '',
    });
    expect(output.result.length).toBeGreaterThan(0);
    for (const result of output.result) {
      for (const field of fields['result'] ?? []) expectField(result, field);
      expect(result['task_id']).toBe('T-1');
      const details = result.judge_result_detail_dtos;
      for (const detail of details)
        for (const field of fields['judge_result_detail_dtos'] ?? []) expectField(detail, field);
      const sum = details.reduce((fen, { vola_amt }) => fen + Math.round(Number(vola_amt) * 100), 0);
      expect(sum).toBe(Math.round(Number(result['vola_amt']) * 100));
    }
  });

  function expectField(node: Wire, field: ProtocolField): void {
    const value = node[field.name];
    if (field.required) expect(value, field.name).toBeDefined();
    if (value === undefined) return;
    if (field.type === 'list') expect((value as unknown[]).length, field.name).toBeGreaterThan(0);
    else if (field.type.startsWith('num')) expect(String(value), field.name).toMatch(/^\d+(\.\d{1,2})?$/);
    else expect(String(value).length, field.name).toBeLessThanOrEqual(lengthOf(field));
    if (field.dictionary) expect(Object.keys(dictionaries[field.dictionary] ?? {})).toContain(value);
  }

  it('to the same message is the same; to another of the encounter it keeps a warning that is owed a reason', async () => {
    const message = fullMessage('3101');
    const ids = async (sent: Wire) => (await ask('3101', sent)).output.result.map(({ jr_id }) => jr_id);
    const first = await ids(message);
    expect(first.length).toBeGreaterThan(0);
    expect(await ids(message)).toEqual(first);
    expect(await ids({ ...message, msgid: 'another' })).toEqual(first);
  });

  it('is what sentinel check-order prints for the same body', async () => {
    const folder = workFolder();
    const message = fullMessage('3101');
    const file = folder.write('order.json', JSON.stringify(message));
    const { stdout } = await runSentinel('check-order', file);
    folder.remove();
    const printed = JSON.parse(stdout) as Answer;
    expect((await ask('3101', message)).output).toEqual(printed.output);
  });
});

describe('feedback by 3103', () => {
  const feedback = (warns: unknown) => ({ infno: '3103', msgid: 'F1', input: { data: { warns } } });

  async function shown(): Promise<{ readonly id: string; readonly message: Wire }> {
    const message = fullMessage('3101');
    const [first] = (await ask('3101', message)).output.result;
    if (!first) throw new Error('nothing was shown');
    return { id: first.jr_id, message };
  }

  it('keeps the order with a reason, and the warning is not shown again', async () => {
    const { id, message } = await shown();
    const kept = { warn_type: '1', warn_rslt_id: id, dspo_way: '1', dspo_way_rea: '已知情，无替代药品' };
    expect(await ask('3103', feedback([kept]))).toMatchObject({ infcode: 0, err_msg: '' });
    const again = await ask('3101', { ...message, msgid: 'again' });
    expect(again.output.result.map(({ jr_id }) => jr_id)).not.toContain(id);
  });

  it('goes back to change the order, without a reason, one warning or many, before or during', async () => {
    const [one, other] = [await shown(), await shown()];
    const changed = (id: string, warn_type: string) => ({ warn_type, warn_rslt_id: id, dspo_way: '2' });
    expect((await ask('3103', feedback(changed(one.id, '1')))).infcode).toBe(0);
    expect((await ask('3103', feedback([changed(one.id, '2'), changed(other.id, '2')]))).infcode).toBe(0);
  });

  it('needs a reason to keep the order, in words and of at most 200 characters', async () => {
    const { id } = await shown();
    const kept = { warn_type: '1', warn_rslt_id: id, dspo_way: '1' };
    for (const dspo_way_rea of [undefined, '', ' ', '。', '因'.repeat(201)])
      expect((await ask('3103', feedback([{ ...kept, dspo_way_rea }]))).infcode).toBe(1004);
    expect((await ask('3103', feedback([{ ...kept, dspo_way_rea: '因'.repeat(200) }]))).infcode).toBe(0);
  });

  it.each((fields['warns'] ?? []).filter(({ required }) => required))(
    'may not lack its $name',
    async ({ name }) => {
      const whole = { warn_type: '1', warn_rslt_id: 'X', dspo_way: '2' };
      expect((await ask('3103', feedback([{ ...whole, [name]: '' }]))).infcode).toBe(1004);
    },
  );

  it('on what was never shown is told so', async () => {
    const warn = { warn_type: '1', dspo_way: '2', warn_rslt_id: '00000000-0000-8000-8000-000000000000' };
    expect(await ask('3103', feedback([warn]))).toMatchObject({
      infcode: 1006,
      output: { errors: [{ path: 'input.data.warns[0].warn_rslt_id', code: 'unknown-warning' }] },
    });
  });
});

describe('whoever calls', () => {
  it.each(['3101', '3102', '3103'] as const)(
    '%s without a token, or with one that is none, is sent away',
    async (infno) => {
      expect((await post(infno, fullMessage('3101'), null)).status).toBe(401);
      expect((await post(infno, fullMessage('3101'), 'x.y.z')).status).toBe(401);
    },
  );

  it('speaks for his own hospital only, in the envelope and in each encounter', async () => {
    const response = await post('3101', fullMessage('3101'), tokenOf('clinician-elsewhere'));
    const answer = (await response.json()) as Answer;
    expect(answer.infcode).toBe(1005);
    expect(answer.output.errors.map(({ path }) => path)).toEqual(['fixmedins_code', here('medins_id')]);
  });

  it.each([
    ['no JSON', '{"infno":"3101"', 1001],
    ['no object', '[]', 1001],
    ['a message of another service', JSON.stringify({ infno: '3102', input: { data: {} } }), 1002],
    ['a message without an input', JSON.stringify({ infno: '3101' }), 1003],
    ['a message without data', JSON.stringify({ infno: '3101', input: {} }), 1003],
  ])('sends %s is given the protocol’s own error', async (_, body, infcode) => {
    const answer = await ask('3101', body);
    expect(answer.infcode).toBe(infcode);
    expect(answer.err_msg).not.toBe('');
  });

  it('sends far too much is not read', async () => {
    const response = await post(
      '3101',
      fullMessage('3101', (data) => Object.assign(data, { filler: 'x'.repeat(2 ** 21) })),
    );
    expect(response.status).toBe(413);
    expect((await response.json()) as Answer).toMatchObject({ infcode: 1007 });
  });

  it('is never told whose data are wrong', async () => {
    const message = fullMessage('3101', (data) => {
      Object.assign(patient(data), {
        patn_name: '欧阳试样'.repeat(20),
        patn_id: '371302196104129999'.repeat(5),
        gend: 'x',
      });
    });
    const { err_msg, output } = await ask('3101', message);
    expect(output.errors).toHaveLength(3);
    expect(err_msg).not.toMatch(/欧阳|371302196104129999/);
  });
});
