import { describe, expect, it } from 'vitest';
import { refusalAnswer } from '../../../../core/orders/nhsa/answer.ts';
import { readAuditRequest } from '../../../../core/orders/nhsa/read-audit-request.ts';
import {
  auditMessage,
  dataOf,
  diagnosis,
  encounter,
  order,
  patient,
  protocol,
  type Wire,
} from './audit-messages.ts';

const hospital = 'H37130200901';
const call = { infno: '3101', hospital, askedAt: '2026-11-09T09:12:00' } as const;

function read(message: unknown, changes: Partial<typeof call> | { infno: '3102' } = {}) {
  return readAuditRequest(message, { ...call, ...changes }, protocol);
}

function questionOf(message: Wire) {
  const reading = read(message);
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusal.faults));
  const [question] = reading.request.questions;
  if (!question) throw new Error('nobody was asked about');
  return question;
}

function faultsOf(message: unknown, changes: Parameters<typeof read>[1] = {}) {
  const reading = read(message, changes);
  return reading.ok ? [] : reading.refusal.faults.map(({ path, code }) => `${path} ${code}`);
}

describe('a request', () => {
  const nameOf = (message: Wire) => questionOf(message).request;

  it('is the same when its message comes again at another time, with what is context grown', () => {
    const again = auditMessage((data) => {
      const standing = { ...order(data), rx_id: 'EARLIER', curr_drord_flag: '0' };
      (encounter(data)['fsi_order_dtos'] as Wire[]).push(standing);
    });
    expect(nameOf({ ...again, inf_time: '2026-11-09 09:13:00' })).toBe(nameOf(auditMessage()));
  });

  it.each(['rx_id', 'hilist_code'])('is another where %s of an order being written is another', (field) => {
    const other = auditMessage((data) => {
      const orders = encounter(data)['fsi_order_dtos'] as Wire[];
      const written = orders.find((one) => one['curr_drord_flag'] === '1');
      Object.assign(written ?? {}, { [field]: 'XJ01MAD074E001010204487' });
    });
    expect(nameOf(other)).not.toBe(nameOf(auditMessage()));
  });

  it('is another under another msgid', () => {
    expect(nameOf({ ...auditMessage(), msgid: 'ANOTHER' })).not.toBe(nameOf(auditMessage()));
  });
});

const here = 'input.data.patient_dtos[0].fsi_encounter_dtos[0]';

describe('a message of 3101', () => {
  it('is read into the encounter at the moment of ordering', () => {
    const { encounter, ...question } = questionOf(auditMessage());
    expect(question).toMatchObject({
      others: [],
      askedAt: '2026-11-09T09:12:00',
      concerns: 'current-orders',
      rules: null,
    });
    expect(encounter).toMatchObject({
      hospital,
      encounterId: 'ZY202611060031',
      care: 'inpatient',
      careType: '21',
      declaredHospital: { level: 3 },
      patient: {
        reference: 'PSN37130000000000031',
        sex: 'male',
        birthDate: '2017-05-12',
        maternity: 'neither',
      },
      admittedAt: '2026-11-06T09:40:00',
      dischargedAt: null,
      diagnoses: [{ code: 'A09.001', name: '感染性胃肠炎', presentOnAdmission: 'present' }],
      costSoFarFen: 23_520,
    });
    expect(encounter.orders.at(-1)).toMatchObject({
      code: 'XJ01MAZ901E001999000201',
      amountFen: 1200,
      category: '09',
      isCurrent: true,
      stopsAt: null,
      prescription: { dose: 0.1, doseUnit: 'g', timesPerDay: 3, days: 7, prescriberTitle: 'attending' },
    });
  });

  it('asks about the current encounter of each patient; the others are what is known beside', () => {
    const message = auditMessage((data) => {
      const earlier = { ...encounter(data), mdtrt_id: 'MZ1', med_mdtrt_type: '1', med_type: '11' };
      (patient(data)['fsi_encounter_dtos'] as Wire[]).unshift(earlier);
      const second = structuredClone(patient(data));
      Object.assign(second, { patn_id: 'PSN2', curr_mdtrt_id: 'MZ1' });
      (data['patient_dtos'] as Wire[]).push(second);
    });
    const reading = read(message);
    const asked = reading.ok ? reading.request.questions : [];
    expect(asked.map(({ encounter: { encounterId }, others = [] }) => [encounterId, others.length])).toEqual([
      ['ZY202611060031', 1],
      ['MZ1', 1],
    ]);
  });

  it('is taken with single objects for lists, numbers for texts and names of older clients', () => {
    const message = auditMessage((data) => {
      const { fsi_diagnose_dtos, ...rest } = encounter(data);
      const sent = { ...rest, diagnose_dtos: (fsi_diagnose_dtos as Wire[])[0] };
      order(data)['chrg_type'] = 1;
      data['patient_dtos'] = { ...patient(data), fsi_encounter_dtos: undefined, encounter_dtos: sent };
    });
    const { encounter: read } = questionOf(message);
    expect(read.diagnoses.map(({ code }) => code)).toEqual(['A09.001']);
    expect(read.orders[0]?.category).toBe('01');
  });

  it('without a message id goes by what it says', () => {
    const nameless = { ...auditMessage(), msgid: '' };
    const { request } = questionOf(nameless);
    expect(request).toMatch(/^[0-9a-f]{32}$/);
    expect(questionOf({ ...nameless }).request).toBe(request);
    expect(
      questionOf({ ...auditMessage((data) => Object.assign(order(data), { cnt: 4 })), msgid: '' }).request,
    ).not.toBe(request);
  });

  it.each([
    { scene: '2', rule_ids: ['GZ1'], concerns: 'all-orders', rules: null },
    { scene: '5', rule_ids: ['3101'], concerns: 'current-orders', rules: null },
    { scene: '', rule_ids: ['GZ1', 'GZ2'], concerns: 'current-orders', rules: new Set(['GZ1', 'GZ2']) },
  ])('in scene "$scene" with rules $rule_ids is about $concerns', ({ scene, rule_ids, concerns, rules }) => {
    const message = auditMessage((data) => Object.assign(data, { trig_scen: scene, rule_ids }));
    expect(questionOf(message)).toMatchObject({ concerns, rules });
  });

  it('counts what is being written as not spent, where the total is that of all its orders', () => {
    const message = auditMessage((data) => Object.assign(encounter(data), { medfee_sumamt: '247.20' }));
    expect(questionOf(message).encounter.costSoFarFen).toBe(23_520);
  });

  it.each([
    { infver: 'V8.1', matn_stas: '1', maternity: 'neither' },
    { infver: 'V8.1', matn_stas: '3', maternity: 'pregnant' },
    { infver: 'V10.2', matn_stas: '4', maternity: 'lactating' },
    { infver: 'V4.6', matn_stas: '1', maternity: 'pregnant' },
    { infver: 'V4.6', matn_stas: '2', maternity: 'lactating' },
    { infver: 'V4.6', matn_stas: '0', maternity: 'neither' },
    { infver: 'V1.0', matn_stas: '1', maternity: null },
    { infver: 'V1.0', matn_stas: '3', maternity: 'pregnant' },
    { infver: '', matn_stas: '2', maternity: null },
  ])(
    'of version "$infver" with matn_stas $matn_stas tells of a patient $maternity',
    ({ infver, matn_stas, maternity }) => {
      const message = { ...auditMessage((data) => Object.assign(encounter(data), { matn_stas })), infver };
      expect(questionOf(message).encounter.patient.maternity).toBe(maternity);
    },
  );

  it('takes the word of a hospital on the text that it follows before the version', () => {
    const { matn_stas, ...readings } = protocol.readings;
    const told = {
      ...protocol,
      readings: { ...readings, matn_stas: { ...matn_stas, by_hospital: { [hospital]: 'matn_stas_older' } } },
    } as typeof protocol;
    const reading = readAuditRequest(auditMessage(), call, told);
    expect(reading.ok && reading.request.questions[0]?.encounter.patient.maternity).toBe('pregnant');
  });

  it.each([
    ['231', 'chief'],
    ['235', 'assistant'],
    ['5', 'chief'],
    ['1', 'assistant'],
    ['9', null],
  ])('tells by title %s of a prescriber who is %s', (drord_dr_profttl, title) => {
    const message = auditMessage((data) => Object.assign(order(data), { drord_dr_profttl }));
    expect(questionOf(message).encounter.orders[0]?.prescription.prescriberTitle).toBe(title);
  });

  it.each([
    ['05', 2],
    ['12', 3],
    ['3', 3],
    ['11', null],
    // A level, or a class that lost its zero: nobody can tell.
    ['2', null],
  ])('by medins_lv %s is of a hospital of level %s', (medins_lv, level) => {
    const message = auditMessage((data) => Object.assign(encounter(data), { medins_lv }));
    expect(questionOf(message).encounter.declaredHospital.level).toBe(level);
  });

  it.each([
    ['2026-11-06 09:40:00', null],
    ['9999-12-31 00:00:00', 'refused'],
    ['2099-12-31 00:00:00', null],
    ['2026-11-12', '2026-11-12T00:00:00'],
  ])('with dscg_date %s ends %s', (dscg_date, end) => {
    const message = auditMessage((data) => Object.assign(encounter(data), { dscg_date }));
    if (end === 'refused') expect(faultsOf(message)).toEqual([`${here}.dscg_date bad-date`]);
    else expect(questionOf(message).encounter.dischargedAt).toBe(end);
  });

  it('knows a person by no placeholder', () => {
    const message = auditMessage((data) => Object.assign(patient(data), { patn_id: '未知' }));
    expect(questionOf(message).encounter.patient).toMatchObject({ reference: '未知', personId: null });
  });
});

describe('a message that is not right', () => {
  it('is told of every mistake at once, by its place, name and value, in both languages', () => {
    const message = auditMessage((data) => {
      Object.assign(patient(data), { gend: '男', patn_name: '' });
      Object.assign(encounter(data), { adm_date: '2026-13-01', medfee_sumamt: '1,000' });
      Object.assign(order(data), { cnt: '1.234', spec: 'x'.repeat(101) });
      delete diagnosis(data)['dise_codg'];
    });
    const reading = read(message);
    const stamp = { referenceId: 'R', receivedAt: new Date(0), respondedAt: new Date(1) };
    const answer = reading.ok ? null : refusalAnswer(reading.refusal, stamp);
    expect(answer).toMatchObject({
      infcode: 1004,
      inf_refmsgid: 'R',
      refmsg_time: '19700101080000000',
      respond_time: '19700101080000001',
    });
    expect(answer?.output.errors.map(({ path, code }) => [path, code])).toEqual([
      ['input.data.patient_dtos[0].patn_name', 'field-missing'],
      ['input.data.patient_dtos[0].gend', 'unknown-code'],
      [`${here}.adm_date`, 'bad-date'],
      [`${here}.fsi_diagnose_dtos[0].dise_codg`, 'field-missing'],
      [`${here}.fsi_order_dtos[0].cnt`, 'bad-number'],
      [`${here}.fsi_order_dtos[0].spec`, 'too-long'],
      [`${here}.medfee_sumamt`, 'bad-money'],
    ]);
    expect(answer?.err_msg.split('\n')[1]).toBe(
      'input.data.patient_dtos[0].gend（性别 sex） “男”：代码不在字典中；应为：0 未知，1 男，2 女，9 未说明。 The code is not in the dictionary; expected: 0 unknown, 1 male, 2 female, 9 not stated.',
    );
  });

  it('is never told who the person is', () => {
    const message = auditMessage((data) => {
      Object.assign(patient(data), {
        patn_id: `人员编号${'7'.repeat(60)}`,
        patn_name: '欧阳'.repeat(40),
        brdy: '1970年',
      });
      Object.assign(order(data), { drord_dr_name: '司马'.repeat(40) });
    });
    const reading = read(message);
    const faults = reading.ok ? [] : reading.refusal.faults;
    expect(faults).toHaveLength(4);
    expect(faults.every(({ value }) => value === null)).toBe(true);
  });

  it.each([undefined, null, 'text', 7, []])('is refused as no JSON object where it is %j', (body) => {
    const reading = read(body);
    expect(reading.ok ? null : reading.refusal.reason).toBe('bad-json');
  });

  it.each([
    [{ infno: '3102' }, 'wrong-infno'],
    [{ infno: undefined }, 'wrong-infno'],
    [{ input: undefined }, 'no-input'],
    [{ input: 'data' }, 'no-input'],
    [{ input: {} }, 'no-input'],
    [{ input: { data: {} } }, 'bad-fields'],
    [{ input: { data: 'patients' } }, 'bad-fields'],
    [{ fixmedins_code: 'H37130200902' }, 'foreign-hospital'],
  ])('with %j in its envelope is refused as %s', (changes, reason) => {
    const reading = read({ ...auditMessage(), ...changes });
    expect(reading.ok ? null : reading.refusal.reason).toBe(reason);
  });

  it('that speaks of another hospital is told nothing else', () => {
    const message = auditMessage((data) => {
      Object.assign(encounter(data), { medins_id: 'H37130200902' });
      Object.assign(patient(data), { gend: 'x' });
    });
    expect(faultsOf(message)).toEqual([`${here}.medins_id foreign-hospital`]);
  });

  it.each<[string, (data: Wire) => void, string]>([
    [
      'names a current encounter that is not there',
      (data) => Object.assign(patient(data), { curr_mdtrt_id: 'X' }),
      'input.data.patient_dtos[0].curr_mdtrt_id no-current-encounter',
    ],
    [
      'gives two orders one id',
      (data) => {
        const orders = encounter(data)['fsi_order_dtos'] as Wire[];
        Object.assign(orders[1] as Wire, { rx_id: orders[0]?.['rx_id'] });
      },
      `${here}.fsi_order_dtos[1].rx_id used-twice`,
    ],
    [
      'ends before it begins',
      (data) => Object.assign(encounter(data), { dscg_date: '2026-11-01 08:00:00' }),
      `${here}.dscg_date discharge-before-admission`,
    ],
    [
      'is of somebody not yet born',
      (data) => Object.assign(patient(data), { brdy: '2026-12-01' }),
      `${here}.adm_date birth-after-admission`,
    ],
    [
      'says neither scene nor rules',
      (data) => Object.assign(data, { trig_scen: '' }),
      'input.data.trig_scen field-missing',
    ],
    [
      'has a row that is none',
      (data) => Object.assign(encounter(data), { fsi_diagnose_dtos: [7] }),
      `${here}.fsi_diagnose_dtos[0] bad-node`,
    ],
    [
      'has no diagnosis',
      (data) => Object.assign(encounter(data), { fsi_diagnose_dtos: [] }),
      `${here}.fsi_diagnose_dtos field-missing`,
    ],
    [
      'brings too many patients',
      (data) => Object.assign(data, { patient_dtos: Array(21).fill(patient(data)) }),
      'input.data.patient_dtos too-many',
    ],
    [
      'has half a character',
      (data) => Object.assign(order(data), { spec: '\ud83d' }),
      `${here}.fsi_order_dtos[0].spec bad-text`,
    ],
  ])('is refused when it %s', (_, change, fault) => {
    expect(faultsOf(auditMessage(change))).toEqual([fault]);
  });

  it('of 3102 needs a scene, rules or not', () => {
    const message = auditMessage((data) => Object.assign(data, { trig_scen: '', rule_ids: ['GZ1'] }));
    expect(faultsOf({ ...message, infno: '3102' }, { infno: '3102' })).toEqual([
      'input.data.trig_scen field-missing',
    ]);
  });

  it('may do without orders, and without rows that are only blanks', () => {
    const message = auditMessage((data) =>
      Object.assign(encounter(data), { fsi_order_dtos: [], fsi_operation_dtos: [{ oprn_code: '' }] }),
    );
    expect(questionOf(message).encounter).toMatchObject({ orders: [], procedures: [] });
  });

  it('of a thousand mistakes is told the first fifty', () => {
    const message = auditMessage((data) =>
      Object.assign(encounter(data), { fsi_order_dtos: Array(1000).fill({}) }),
    );
    expect(faultsOf(message)).toHaveLength(50);
    expect(dataOf(message)).toBeDefined();
  });
});
