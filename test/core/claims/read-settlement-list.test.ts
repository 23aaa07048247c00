import { describe, expect, it } from 'vitest';
import {
  acceptWire,
  exampleList,
  feeLine,
  jsonSource,
  readWire,
  refuseWire,
  setlinfo,
} from './example-list.ts';

describe('reading a settlement list', () => {
  it('maps the wire to the words of the core', () => {
    expect(acceptWire(exampleList())).toEqual({
      hospital: 'H37000000001',
      settlementId: 'S0001',
      encounterId: 'M0001',
      care: 'inpatient',
      declaredHospital: { name: '示范医院', level: 3 },
      patient: {
        personId: 'P0001',
        sex: 'male',
        birthDate: '1960-05-17',
        ageYears: 65,
        ageDays: null,
        newbornWeightGrams: null,
      },
      stay: {
        admittedAt: '2026-03-05T10:20:00',
        dischargedAt: '2026-03-09T09:00:00',
        losDays: 4,
        dischargeWay: 'home',
        department: 'A03.04',
        admissionDepartment: 'A03',
        doctor: 'D371300000001',
        admissionWay: null,
        daySurgery: false,
        plannedReadmission: false,
      },
      diagnoses: [{ code: 'J18.900', name: '肺炎', presentOnAdmission: 'present' }],
      procedures: [
        { code: '33.2400', name: null, performedOn: '2026-03-06', surgeon: null, anaesthesia: null },
      ],
      feeLines: [
        {
          serial: 'F1',
          refundOf: null,
          chargedAt: '2026-03-06T08:00:00',
          code: '001102000010000',
          name: null,
          quantity: 1,
          unitPriceFen: 1234.5678,
          amountFen: 1235,
          category: null,
          careType: '21',
          department: null,
          doctor: null,
          approval: 'not-needed',
          dischargeDrug: false,
        },
      ],
      feeCategories: [{ category: '03', amountFen: 10010 }],
      icuStays: null,
      fundPayments: null,
      insurance: {
        type: 'employee',
        typeCode: '310',
        insuredRegion: '371300',
        settledOn: '2026-03-10',
        paymentMethod: '4',
      },
      totalCostFen: 10010,
    });
  });

  it.each([
    { what: 'the envelope of interface 4101', message: { infno: '4101', input: exampleList() } },
    { what: 'data inside the envelope', message: { infno: '4101', input: { data: exampleList() } } },
    { what: 'data in a list of one', message: { infno: '4101A', input: { data: [exampleList()] } } },
    { what: 'setlinfo as a list of one', message: exampleList({ setlinfo: [setlinfo()] }) },
    { what: 'rows as single objects', message: exampleList({ feedetail: feeLine() }) },
    {
      what: 'the hospital in the envelope only',
      message: {
        fixmedins_code: 'H37000000001',
        input: exampleList({ setlinfo: setlinfo({ fixmedins_code: '' }) }),
      },
    },
    {
      what: 'unknown fields',
      message: exampleList({ extra: 1, setlinfo: setlinfo({ coner_name: null }) }),
    },
  ])('reads the same from $what', ({ message }) => {
    expect(acceptWire(message)).toEqual(acceptWire(exampleList()));
  });

  it.each([
    { field: 'input', message: { infno: '4101', input: [exampleList(), exampleList()] } },
    { field: 'input.data', message: { infno: '4101', input: { data: [exampleList(), exampleList()] } } },
  ])('tells that $field of an envelope holds several lists', ({ field, message }) => {
    expect(refuseWire(message)).toEqual([`${field} several-lists`]);
  });

  it('reads the names that 4101A clients send', () => {
    const names = {
      nwbadmwt: '3210',
      nwbbirwt: 3300,
      hi_type: undefined,
      mdcs_type: 390,
      age: '',
      nwb_age: '12',
      brdy: '2026-02-21',
    };
    const list = acceptWire(exampleList({ setlinfo: setlinfo(names) }));
    expect(list.patient).toMatchObject({ newbornWeightGrams: 3210, ageYears: 0, ageDays: 12 });
    expect(list.insurance).toMatchObject({ type: 'resident', typeCode: '390' });
  });

  it('reads how a drug was prescribed, as far as the line tells', () => {
    const prescriptionOf = (told: Parameters<typeof feeLine>[0]) =>
      acceptWire(exampleList({ feedetail: [feeLine(told)] })).feeLines?.[0]?.prescription;
    expect(prescriptionOf({ sin_dos_dscr: '0.5g', used_frqu_dscr: 'tid', prd_days: '7.00' })).toEqual({
      dose: 0.5,
      doseUnit: 'g',
      timesPerDay: 3,
      days: 7,
      prescriberTitle: null,
    });
    expect(prescriptionOf({ sin_dos_dscr: '遵医嘱', prd_days: 'x' })).toMatchObject({
      dose: null,
      days: null,
    });
    expect(prescriptionOf({ sin_dos_dscr: '', used_frqu_dscr: null, prd_days: 0 })).toBeUndefined();
  });

  it('takes "", null and a missing field alike', () => {
    const blanks = [
      { chfpdr_code: '' },
      { chfpdr_code: null },
      { chfpdr_code: undefined },
      { chfpdr_code: '  ' },
    ];
    for (const blank of blanks)
      expect(acceptWire(exampleList({ setlinfo: setlinfo(blank) })).stay.doctor).toBeNull();
  });

  it('leaves unharmed what bears the names of object prototypes', () => {
    const text = JSON.stringify(
      exampleList({ setlinfo: setlinfo({ hi_type: 'constructor', hi_setl_lv: 'toString' }) }),
    );
    const message: unknown = JSON.parse(text.replace('{', '{"__proto__":{"gend":"9"},"constructor":1,'));
    expect(acceptWire(message)).toMatchObject({
      patient: { sex: 'male' },
      declaredHospital: { level: null },
    });
    expect(acceptWire(message).insurance.type).toBe('other');
  });

  it.each([
    { sent: { age: 0.5, brdy: '2025-09-05' }, age: { ageYears: 0, ageDays: 181 } },
    { sent: { age: '', brdy: '2026-03-05' }, age: { ageYears: 0, ageDays: 0 } },
    { sent: { age: null, brdy: '1960-03-06' }, age: { ageYears: 65, ageDays: null } },
    { sent: { age: 0, nwb_age: null, brdy: '1960-03-05' }, age: { ageYears: 66, ageDays: null } },
    { sent: { age: '0', nwb_age: '0', brdy: '1960-03-05' }, age: { ageYears: 66, ageDays: null } },
    { sent: { age: 0, nwb_age: '', brdy: '2026-03-01' }, age: { ageYears: 0, ageDays: 4 } },
    { sent: { age: 0, nwb_age: 0, brdy: '2026-03-05' }, age: { ageYears: 0, ageDays: 0 } },
    { sent: { age: 0, nwb_age: '9', brdy: '2024-03-05' }, age: { ageYears: 0, ageDays: 9 } },
    { sent: { age: '66', nwb_age: '0', brdy: null }, age: { ageYears: 66, ageDays: null } },
    { sent: { age: null, nwb_age: null, brdy: null }, age: { ageYears: null, ageDays: null } },
  ])('finds the age of $sent', ({ sent, age }) => {
    expect(acceptWire(exampleList({ setlinfo: setlinfo(sent) })).patient).toMatchObject(age);
  });

  it.each([
    { sent: { act_ipt_days: '7' }, losDays: 7 },
    { sent: { act_ipt_days: 0 }, losDays: 1 },
    { sent: { act_ipt_days: '' }, losDays: 4 },
    { sent: { act_ipt_days: '', dscg_time: '2026-03-05 18:00:00' }, losDays: 1 },
    { sent: { act_ipt_days: '', dscg_time: '2026-03-05' }, losDays: 1 },
  ])('counts $losDays days for $sent', ({ sent, losDays }) => {
    expect(acceptWire(exampleList({ setlinfo: setlinfo(sent) })).stay.losDays).toBe(losDays);
  });

  it.each([
    { sent: { hi_no: null, psn_no: 'N9' }, personId: 'N9' },
    { sent: { hi_no: null, certno: 'C1' }, personId: 'N0001' },
  ])('knows the person by $personId', ({ sent, personId }) => {
    expect(acceptWire(exampleList({ setlinfo: setlinfo(sent) })).patient.personId).toBe(personId);
  });

  it.each([
    '-',
    '----',
    '无',
    '未知',
    '0',
    '000000000',
    '12',
    'null',
    'N/A',
    'unknown',
    '123456',
    '１１１１',
  ])('does not take %s for a person', (placeholder) => {
    const numbers = { hi_no: placeholder, psn_no: placeholder };
    const feedetail = [feeLine({ psn_no: placeholder }), feeLine({ feedetl_sn: 'F2', psn_no: 'N0002' })];
    const personOf = (certno: string | null, lines: unknown) =>
      acceptWire(exampleList({ setlinfo: setlinfo({ ...numbers, certno }), feedetail: lines })).patient
        .personId;
    expect(personOf('C1', feedetail)).toBe('N0002');
    expect(personOf('C1', null)).toBe('C1');
    expect(personOf(placeholder, null)).toBeNull();
  });

  it.each(['11010119900101123x', ' 110101 19900101 123X ', '110101\u300019900101123x'])(
    'reads the identity document %s as the same one',
    (certno) => {
      const list = acceptWire(exampleList({ setlinfo: setlinfo({ hi_no: '', certno }), feedetail: null }));
      expect(list.patient.personId).toBe('11010119900101123X');
    },
  );

  it('knows the person by the identity document where nothing else is sent', () => {
    const list = acceptWire(
      exampleList({ setlinfo: setlinfo({ hi_no: '', certno: 'C1' }), feedetail: null }),
    );
    expect(list.patient.personId).toBe('C1');
  });

  it.each([
    { sent: { setl_begn_date: '2026-03-08' }, settledOn: '2026-03-10' },
    { sent: { setl_end_date: '', setl_begn_date: '2026-03-08' }, settledOn: '2026-03-08' },
    { sent: { setl_end_date: '' }, settledOn: '2026-03-09' },
  ])('is settled on $settledOn given $sent', ({ sent, settledOn }) => {
    expect(acceptWire(exampleList({ setlinfo: setlinfo(sent) })).insurance.settledOn).toBe(settledOn);
  });

  it('puts the flagged diagnosis first and leaves those of Chinese medicine out', () => {
    const diseinfo = [
      { diag_type: '2', diag_code: 'A04.01', maindiag_flag: '1' },
      { diag_code: 'I10.x00' },
      { diag_code: '', diag_name: '' },
      { diag_type: 1, diag_code: 'J18.900', maindiag_flag: 1 },
    ];
    expect(acceptWire(exampleList({ diseinfo })).diagnoses.map(({ code }) => code)).toEqual([
      'J18.900',
      'I10.x00',
    ]);
  });

  it('puts the main operation first and takes an empty row for none', () => {
    const oprninfo = [
      { oprn_oprt_type: '2', oprn_oprt_code: '88.7200' },
      { oprn_oprt_type: '1', oprn_oprt_code: '33.2400', oprn_oprt_begntime: '2026-03-06 10:00:00' },
    ];
    const { procedures } = acceptWire(exampleList({ oprninfo }));
    expect(procedures.map(({ code }) => code)).toEqual(['33.2400', '88.7200']);
    expect(procedures[0]?.performedOn).toBe('2026-03-06');
    expect(
      acceptWire(exampleList({ oprninfo: [{ oprn_oprt_type: '1', oprn_oprt_code: '' }] })).procedures,
    ).toEqual([]);
  });

  it.each([
    { what: 'the fee categories', nodes: {}, totalCostFen: 10010 },
    {
      what: 'a category sent twice',
      nodes: {
        iteminfo: [
          { med_chrgitm: '3', amt: 1 },
          { med_chrgitm: '03', amt: 0.1 },
        ],
      },
      totalCostFen: 110,
    },
    { what: 'the fee lines', nodes: { iteminfo: [] }, totalCostFen: 1235 },
    { what: 'nothing', nodes: { iteminfo: null, feedetail: [] }, totalCostFen: null },
  ])('adds up the cost from $what', ({ nodes, totalCostFen }) => {
    expect(acceptWire(exampleList(nodes)).totalCostFen).toBe(totalCostFen);
  });

  it('keeps refunds negative', () => {
    const refund = feeLine({
      feedetl_sn: 'F2',
      init_feedetl_sn: 'F1',
      cnt: '-1',
      det_item_fee_sumamt: -12.35,
    });
    const list = acceptWire(exampleList({ iteminfo: null, feedetail: [feeLine(), refund] }));
    expect(list.feeLines?.[1]).toMatchObject({ refundOf: 'F1', quantity: -1, amountFen: -1235 });
    expect(list.totalCostFen).toBe(0);
  });

  it('reads intensive care and fund payments', () => {
    const icuinfo = [
      { scs_cutd_ward_type: '1', scs_cutd_inpool_time: '2026-03-06', scs_cutd_exit_time: '20260307' },
      {},
    ];
    const payinfo = [{ fund_pay_type: '310100', fund_payamt: '80.55' }];
    expect(acceptWire(exampleList({ icuinfo, payinfo }))).toMatchObject({
      icuStays: [{ wardType: '1', enteredAt: '2026-03-06T00:00:00', leftAt: '2026-03-07T00:00:00' }],
      fundPayments: [{ fund: '310100', amountFen: 8055 }],
    });
  });

  it('refuses no list for what nothing is decided by', () => {
    const icuStay = { scs_cutd_ward_type: '1', scs_cutd_inpool_time: '2026-03-06' };
    const list = acceptWire(
      exampleList({
        diseinfo: [{ diag_code: 'J18.900', adm_cond_type: '5' }],
        payinfo: [{ fund_payamt: 1 }, 5, { fund_pay_type: '310100', fund_payamt: '80.55' }],
        icuinfo: [icuStay, { ...icuStay, scs_cutd_exit_time: 'soon' }],
        feedetail: [feeLine({ hosp_appr_flag: '9' })],
      }),
    );
    expect(list).toMatchObject({
      diagnoses: [{ code: 'J18.900', presentOnAdmission: null }],
      fundPayments: [{ fund: '310100', amountFen: 8055 }],
      icuStays: null,
      feeLines: [{ serial: 'F1', approval: null }],
    });
    expect(acceptWire(exampleList({ payinfo: 'none', icuinfo: 7 }))).toMatchObject({
      fundPayments: null,
      icuStays: null,
    });
  });

  it('leaves out a fee line of nothing for nothing', () => {
    const blank = feeLine({ feedetl_sn: 'F0', cnt: 0, det_item_fee_sumamt: '0.00' });
    const { feeLines } = acceptWire(exampleList({ feedetail: [blank, feeLine()] }));
    expect(feeLines?.map(({ serial }) => serial)).toEqual(['F1']);
  });

  it.each([
    { changes: { gend: '3' }, error: 'setlinfo.gend unknown-code' },
    { changes: { gend: '' }, error: 'setlinfo.gend field-missing' },
    { changes: { setl_id: null }, error: 'setlinfo.setl_id field-missing' },
    { changes: { setl_id: 2 ** 60 }, error: 'setlinfo.setl_id bad-text' },
    { changes: { setl_id: 'a\u0000b' }, error: 'setlinfo.setl_id bad-text' },
    { changes: { setl_id: { id: 1 } }, error: 'setlinfo.setl_id bad-text' },
    { changes: { hi_type: undefined }, error: 'setlinfo.hi_type field-missing' },
    { changes: { dscg_caty: ' ' }, error: 'setlinfo.dscg_caty field-missing' },
    { changes: { adm_time: 'yesterday' }, error: 'setlinfo.adm_time bad-date' },
    { changes: { dscg_way: '7' }, error: 'setlinfo.dscg_way unknown-code' },
    { changes: { age: 'forty' }, error: 'setlinfo.age bad-number' },
    { changes: { age: -1 }, error: 'setlinfo.age bad-number' },
    { changes: { act_ipt_days: -3 }, error: 'setlinfo.act_ipt_days bad-number' },
    { changes: { fixmedins_code: 'H99' }, error: 'setlinfo.fixmedins_code foreign-hospital' },
    { changes: { dscg_time: '2026-03-05 09:00:00' }, error: 'setlinfo.dscg_time discharge-before-admission' },
    { changes: { brdy: '2026-03-06' }, error: 'setlinfo.brdy birth-after-admission' },
  ])('refuses $changes with $error', ({ changes, error }) => {
    expect(refuseWire(exampleList({ setlinfo: setlinfo(changes) }))).toEqual([error]);
  });

  it.each([
    { nodes: { setlinfo: undefined }, error: 'setlinfo field-missing' },
    { nodes: { setlinfo: [setlinfo(), setlinfo()] }, error: 'setlinfo bad-node' },
    { nodes: { diseinfo: [] }, error: 'diseinfo field-missing' },
    { nodes: { diseinfo: [{ diag_type: '2', diag_code: 'A04.01' }] }, error: 'diseinfo field-missing' },
    { nodes: { diseinfo: [{ diag_name: '肺炎' }] }, error: 'diseinfo[0].diag_code field-missing' },
    { nodes: { oprninfo: 'none' }, error: 'oprninfo bad-node' },
    { nodes: { iteminfo: [{ med_chrgitm: '77', amt: 1 }] }, error: 'iteminfo[0].med_chrgitm unknown-code' },
    { nodes: { iteminfo: [{ med_chrgitm: '03', amt: '1.005' }] }, error: 'iteminfo[0].amt bad-money' },
    { nodes: { iteminfo: [{ med_chrgitm: '03', amt: -1 }] }, error: 'iteminfo negative-total' },
    {
      nodes: { iteminfo: ['03', '04'].map((med_chrgitm) => ({ med_chrgitm, amt: '600000000' })) },
      error: 'iteminfo bad-money',
    },
    {
      nodes: {
        feedetail: [
          feeLine({ det_item_fee_sumamt: '600000000' }),
          feeLine({ feedetl_sn: 'F2', cnt: -1, det_item_fee_sumamt: '-600000000' }),
        ],
      },
      error: 'feedetail bad-money',
    },
    { nodes: { feedetail: [feeLine(), 5] }, error: 'feedetail[1] bad-node' },
    { nodes: { feedetail: [feeLine(), feeLine()] }, error: 'feedetail[1].feedetl_sn duplicate-line-serial' },
    { nodes: { feedetail: [feeLine({ cnt: '1e5' })] }, error: 'feedetail[0].cnt bad-number' },
    { nodes: { feedetail: [feeLine({ cnt: 0 })] }, error: 'feedetail[0].cnt bad-number' },
    { nodes: { feedetail: [feeLine({ cnt: -1 })] }, error: 'feedetail[0].det_item_fee_sumamt refund-sign' },
    { nodes: { feedetail: [feeLine({ pric: -1 })] }, error: 'feedetail[0].pric bad-money' },
    {
      nodes: { feedetail: [feeLine({ fee_ocur_time: '' })] },
      error: 'feedetail[0].fee_ocur_time field-missing',
    },
  ])('refuses $nodes with $error', ({ nodes, error }) => {
    expect(refuseWire(exampleList(nodes))).toEqual([error]);
  });

  it('says how large a total may be', () => {
    const iteminfo = ['03', '04'].map((med_chrgitm) => ({ med_chrgitm, amt: '1000000000' }));
    const reading = readWire(exampleList({ iteminfo }));
    expect(reading).toMatchObject({
      ok: false,
      rejection: {
        errors: [
          {
            value: '2000000000',
            message: {
              zh: '不是有效的金额；应为：合计不超过 10 亿元。',
              en: 'Not a valid amount of money; expected: at most 1 billion yuan in total.',
            },
          },
        ],
      },
    });
  });

  it('tells all that is wrong at once', () => {
    const header = setlinfo({ gend: '3', hi_type: '', fixmedins_code: 'H99', dscg_time: '2026-03-01' });
    const errors = refuseWire(
      exampleList({ setlinfo: header, diseinfo: [], feedetail: [feeLine({ pric: 'x' }), feeLine()] }),
    );
    expect(errors).toEqual([
      'setlinfo.gend unknown-code',
      'setlinfo.hi_type field-missing',
      'diseinfo field-missing',
      'feedetail[0].pric bad-money',
      'setlinfo.fixmedins_code foreign-hospital',
      'setlinfo.dscg_time discharge-before-admission',
      'feedetail[1].feedetl_sn duplicate-line-serial',
    ]);
  });

  it('accepts any hospital where nobody is named as the sender', () => {
    const foreign = exampleList({ setlinfo: setlinfo({ fixmedins_code: 'H99' }) });
    expect(acceptWire(foreign, { ...jsonSource, tenant: null }).hospital).toBe('H99');
  });
});
