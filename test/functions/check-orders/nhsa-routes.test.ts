import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encounterHalf, warningId } from '../../../core/orders/warning-id.ts';
import { auditMessage, encounter, order, patient, type Wire } from '../../core/orders/nhsa/audit-messages.ts';
import { type Fault, type FaultyTable, standBefore } from '../../support/faulty-table.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import {
  hospital,
  loud,
  metricsIn,
  type OrderFunction,
  outputOf,
  startOrderFunction,
} from './order-calls.ts';

let running: RunningTable;
let table: FaultyTable;
let orders: OrderFunction;
beforeAll(async () => {
  running = await runTable();
  table = await standBefore(running.endpoint);
  orders = await startOrderFunction({ AWS_ENDPOINT_URL_DYNAMODB: table.endpoint });
});
afterAll(async () => {
  await table.stop();
  await running.stop();
});

const secret = { name: '欧阳测试', number: '370102201705120011', encounter: 'ZY-SECRET' };
let encounters = 0;
/** A child of nine, in an encounter nobody asked about before, is ordered what he is too young for. */
function message(change: (data: Wire) => void = () => undefined): Wire {
  const encounterId = `${secret.encounter}-${encounters++}`;
  const sent = auditMessage((data) => {
    Object.assign(patient(data), {
      patn_name: secret.name,
      patn_id: secret.number,
      curr_mdtrt_id: encounterId,
    });
    encounter(data)['mdtrt_id'] = encounterId;
    change(data);
  });
  return { ...sent, msgid: `M${encounters}` };
}
const feedbackOn = (id: string, parts: Wire = {}) => ({
  infno: '3103',
  input: {
    data: {
      warns: [{ warn_type: '1', warn_rslt_id: id, dspo_way: '1', dspo_way_rea: '无替代药物', ...parts }],
    },
  },
});
const idsIn = (body: { output: { result: { jr_id: string }[] } }) =>
  body.output.result.map(({ jr_id }) => jr_id);

describe('3101', () => {
  it('answers an order with what stands against it, and says that nothing was lacking', async () => {
    const { status, body } = await orders.call('/nhsa/3101', message());
    expect([status, body.infcode, body.output.engine]).toEqual([200, 0, { status: 'ok', lacks: [] }]);
    expect(body.output.result[0]).toMatchObject({ patn_id: secret.number, sev_deg: expect.any(String) });
  });

  it('answers the same message alike, also two at once', async () => {
    const sent = message();
    const answers = [
      ...(await Promise.all([orders.call('/nhsa/3101', sent), orders.call('/nhsa/3101', sent)])),
      await orders.call('/nhsa/3101', sent),
    ];
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.output.result))).size).toBe(1);
  });

  it('speaks for the hospital of the token alone', async () => {
    const elsewhere = { claims: { hospital: 'H37132100903', role: 'clinician' } };
    const { body } = await orders.call('/nhsa/3101', message(), elsewhere);
    expect([body.infcode, body.output.result]).toEqual([1005, undefined]);
    expect((await orders.call('/nhsa/3101', message(), { claims: { role: 'clinician' } })).status).toBe(403);
  });

  it.each([
    ['plain', { hospital }, 0],
    ['Cognito’s', { 'custom:hospital': hospital }, 0],
    ['plain before Cognito’s', { hospital, 'custom:hospital': 'H37132100903' }, 0],
    ['Cognito’s of another', { 'custom:hospital': 'H37132100903' }, 1005],
  ])('takes the hospital of a claim that is %s', async (_, claims, infcode) => {
    const { body } = await orders.call('/nhsa/3101', message(), { claims });
    expect(body.infcode).toBe(infcode);
  });

  it('lets nobody on whose hospital is an empty word', async () => {
    const nobody = { claims: { hospital: '', 'custom:role': 'clinician' } };
    expect((await orders.call('/nhsa/3101', message(), nobody)).status).toBe(403);
  });

  it.each([
    ['no JSON', '{"infno":', 200, 1001],
    ['nothing', '', 200, 1001],
    ['too much', JSON.stringify({ infno: '3101', filler: 'x'.repeat(1024 * 1024) }), 413, 1007],
    ['of another service', JSON.stringify(feedbackOn('x')), 200, 1002],
  ])('answers what is %s in the words of the protocol', async (_, sent, status, infcode) => {
    const answer = await orders.call('/nhsa/3101', sent);
    expect([answer.status, answer.body.infcode]).toEqual([status, infcode]);
    expect(answer.body.err_msg).not.toBe('');
  });
});

describe('3103', () => {
  it('takes the answer to a warning, and the warning is not shown again', async () => {
    const sent = message();
    const [id = ''] = idsIn((await orders.call('/nhsa/3101', sent)).body);
    const { body } = await orders.call('/nhsa/3103', feedbackOn(id));
    expect(body).toMatchObject({
      infcode: 0,
      output: { result: [{ warn_rslt_id: id, state: 'overridden' }], engine: { status: 'ok' } },
    });
    const later = await orders.call('/nhsa/3101', { ...sent, msgid: 'LATER' });
    expect(idsIn(later.body)).not.toContain(id);
  });

  it('names what was never shown, and takes the rest', async () => {
    const sent = message();
    const [id = ''] = idsIn((await orders.call('/nhsa/3101', sent)).body);
    const unknown = id.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    const both = feedbackOn(id);
    both.input.data.warns.push(...feedbackOn(unknown).input.data.warns);
    const { body } = await orders.call('/nhsa/3103', both);
    expect([body.infcode, body.err_msg]).toEqual([1006, expect.stringContaining(unknown)]);
    const later = await orders.call('/nhsa/3101', { ...sent, msgid: 'AFTER-BOTH' });
    expect(idsIn(later.body)).not.toContain(id);
  });

  it('names all that is to be sent again, up to the last of 200', async () => {
    table.break(() => 'refuse');
    const ids = Array.from({ length: 200 }, (_, at) => warningId(encounterHalf(hospital, `E${at}`), 'x', 0));
    const warns = ids.flatMap((id) => feedbackOn(id).input.data.warns);
    const many = { infno: '3103', input: { data: { warns } } };
    const { body } = await orders.call('/nhsa/3103', many);
    table.break(() => 'none');
    expect([body.infcode, body.output.errors.length]).toEqual([1008, 200]);
  });

  it('asks for it again where the table is away, and takes it then', async () => {
    const [id = ''] = idsIn((await orders.call('/nhsa/3101', message())).body);
    table.break(() => 'refuse');
    const { body } = await orders.call('/nhsa/3103', feedbackOn(id));
    table.break(() => 'none');
    expect(body).toMatchObject({
      infcode: 1008,
      output: { errors: [{ path: 'input.data.warns[0].warn_rslt_id', value: id, code: 'not-kept' }] },
    });
    expect((await orders.call('/nhsa/3103', feedbackOn(id))).body.infcode).toBe(0);
  });
});

describe('an order goes on whatever breaks', () => {
  /** Longer than any sound call takes, far shorter than what hangs, which is for good. */
  const limits = { ANSWER_WITHIN_MS: '2000', READ_WITHIN_MS: '1000', ...loud };
  let fresh: OrderFunction;
  beforeAll(async () => {
    fresh = await startOrderFunction({ AWS_ENDPOINT_URL_DYNAMODB: table.endpoint, ...limits });
  });

  const broken: readonly (readonly [string, Fault, readonly string[]])[] = [
    ['the table refuses', () => 'refuse', ['memory', 'history', 'mutings', 'record']],
    ['the table hangs', () => 'hang', ['memory', 'history', 'mutings', 'record']],
    ['the history hangs', (_, body) => (body.includes('PERSON#') ? 'hang' : 'none'), ['history']],
    ['a write is refused', (operation) => (operation === 'PutItem' ? 'refuse' : 'none'), ['record']],
    ['a write hangs', (operation) => (operation === 'PutItem' ? 'hang' : 'none'), ['record']],
  ];

  it.each(broken)('where %s', async (_, fault, lacks) => {
    table.break(fault);
    const { result, output } = await outputOf(() => fresh.call('/nhsa/3101', message()));
    table.break(() => 'none');
    expect([result.status, result.body.infcode]).toEqual([200, 0]);
    expect(result.body.output.engine).toEqual({ status: 'degraded', lacks });
    expect(idsIn(result.body)).not.toEqual([]);
    expect(metricsIn(output)).toMatchObject({ OrderChecks: 1, Degraded: 1, EngineUnavailable: 0 });
  });

  it('where nobody answers at the table', async () => {
    const { result, output } = await outputOf(async () => {
      const nowhere = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9', ...limits };
      return (await startOrderFunction(nowhere)).call('/nhsa/3101', message());
    });
    const { body } = result;
    expect(output).toContain('ECONNREFUSED');
    expect(body.output.engine.status).toBe('degraded');
    expect(idsIn(body)).not.toEqual([]);
  });

  it('where there is no knowledge: no warnings, engine unavailable', async () => {
    const blank = {
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      SENTINEL_ORDER_KNOWLEDGE: '/nowhere',
      ...loud,
    };
    const { result, output } = await outputOf(async () =>
      (await startOrderFunction(blank)).call('/nhsa/3101', message()),
    );
    const unheard = await (await startOrderFunction({ ...blank, LOG_LEVEL: 'SILENT' })).call(
      '/nhsa/3103',
      feedbackOn('x'),
    );
    expect([unheard.status, unheard.body]).toMatchObject([
      200,
      { infcode: 1008, output: { errors: [{ code: 'not-kept' }] } },
    ]);
    expect([result.status, result.body]).toMatchObject([
      200,
      { infcode: 0, output: { result: [], engine: { status: 'unavailable', lacks: ['knowledge'] } } },
    ]);
    expect(metricsIn(output)).toMatchObject({ OrderChecks: 1, Degraded: 0, EngineUnavailable: 1 });
    expect(output).toContain('knowledge not loaded');
  });
});

describe('what is written down of a check', () => {
  let told: OrderFunction;
  beforeAll(async () => {
    told = await startOrderFunction({ AWS_ENDPOINT_URL_DYNAMODB: table.endpoint, ...loud });
  });

  it('is how many, which rules and how long, and nothing of whom', async () => {
    const sent = message((data) => Object.assign(order(data), { drord_dr_name: secret.name }));
    const { result, output } = await outputOf(async () => {
      const answer = await told.call('/nhsa/3101', sent);
      await told.call('/nhsa/3101', JSON.stringify(sent).slice(0, -9));
      await told.call(
        '/nhsa/3101',
        message((data) => Object.assign(patient(data), { brdy: secret.name })),
      );
      await told.call('/nhsa/3103', feedbackOn('not shown', { dspo_way_rea: secret.name }));
      table.break(() => 'refuse');
      await told.call('/nhsa/3101', sent);
      table.break(() => 'none');
      return answer;
    });
    const [rule] = result.body.output.result.map(({ rule_id }: { rule_id: string }) => rule_id);
    expect(output).toContain(rule);
    expect(metricsIn(output)).toMatchObject({ service: 'check-orders', Latency: expect.anything() });
    for (const identity of Object.values(secret)) expect(output).not.toContain(identity);
  });

  it('counts under the service alone', async () => {
    const { output } = await outputOf(() => told.call('/nhsa/3101', message()));
    const [line = ''] = output.split('\n').filter((text) => text.includes('CloudWatchMetrics'));
    const [directive] = JSON.parse(line)._aws.CloudWatchMetrics;
    expect(directive).toMatchObject({ Namespace: 'DrgSentinel/test', Dimensions: [['service']] });
    expect(line).not.toContain(hospital);
  });
});
