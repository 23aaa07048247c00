import { describe, expect, it } from 'vitest';
import { auditMessage, encounter, patient, type Wire } from '../core/orders/nhsa/audit-messages.ts';
import { eventually, queryIndex, stack } from '../support/pipeline/outsider.ts';

const hospital = 'H37130200901';
const clinician = stack.users.find((user) => user.role === 'clinician' && user.hospital === hospital);

async function send(path: string, body: unknown, token: string | null = clinician?.token ?? null) {
  const headers = {
    'content-type': 'application/json',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(`${stack.api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

let asked = 0;
function message(): Wire {
  const mdtrt_id = `ORDERS-${process.pid}-${asked++}`;
  const sent = auditMessage((data) => {
    Object.assign(patient(data), { curr_mdtrt_id: mdtrt_id });
    Object.assign(encounter(data), { mdtrt_id });
  });
  return { ...sent, msgid: mdtrt_id };
}

describe('orders over HTTP', () => {
  it('are checked, overridden with a reason and not warned of again; the month keeps it', async () => {
    const { sent, body } = await eventually('an answer that lacks nothing', async () => {
      const fresh = message();
      const answer = await send('/nhsa/3101', fresh);
      expect([answer.status, answer.body.infcode]).toEqual([200, 0]);
      // A new container on a busy machine may be late with what it reads.
      return answer.body.output.engine.status === 'ok' ? { sent: fresh, body: answer.body } : null;
    });
    const [{ jr_id: id, rule_id: rule }] = body.output.result;
    const feedback = { warn_type: '1', warn_rslt_id: id, dspo_way: '1', dspo_way_rea: '无替代药物' };
    const taken = await send('/nhsa/3103', { infno: '3103', input: { data: { warns: [feedback] } } });
    expect(taken.body).toMatchObject({ infcode: 0, output: { result: [{ warn_rslt_id: id }] } });
    const again = await send('/nhsa/3102', { ...sent, infno: '3102', msgid: `${sent['msgid']}-2` });
    expect(JSON.stringify(again.body.output.result)).not.toContain(id);

    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const shards = await Promise.all(
      [0, 1, 2, 3].map((shard) => queryIndex<Wire>(`WARNINGS#${hospital}#${month}#${shard}`)),
    );
    expect(shards.flat()).toContainEqual(
      expect.objectContaining({ id, rule, state: 'overridden', reason_text: '无替代药物', channel: 'nhsa' }),
    );
  });

  it('are for those alone whom the identity provider vouches for', async () => {
    expect((await send('/nhsa/3101', message(), null)).status).toBe(401);
    expect((await send('/cds-services/drg-sentinel-order-sign', {}, null)).status).toBe(401);
    const elsewhere = stack.users.find((user) => user.hospital !== hospital);
    expect((await send('/nhsa/3101', message(), elsewhere?.token ?? null)).body.infcode).toBe(1005);
  });

  it('are offered as services of CDS Hooks to anybody who looks', async () => {
    const answer = await fetch(`${stack.api}/cds-services`);
    const { services } = (await answer.json()) as { services: { hook: string }[] };
    expect(services.map(({ hook }) => hook).sort()).toEqual(['order-select', 'order-sign', 'patient-view']);
  });
});
