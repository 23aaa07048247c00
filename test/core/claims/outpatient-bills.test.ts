import { describe, expect, it } from 'vitest';
import { acceptWire, exampleList, feeLine, refuseWire, setlinfo } from './example-list.ts';

const lines = (...careTypes: readonly (string | undefined)[]) =>
  careTypes.map((med_type, at) => feeLine({ feedetl_sn: `F${at}`, med_type }));
const careOf = (header: string | undefined, ...careTypes: readonly (string | undefined)[]) =>
  acceptWire(
    exampleList({ setlinfo: setlinfo({ med_type: header }), feedetail: lines(...careTypes), iteminfo: null }),
  ).care;

describe('where the care of a list was given', () => {
  it.each([
    ['11', ['21'], 'outpatient'],
    ['41', [], 'pharmacy'],
    ['21', ['11'], 'inpatient'],
    [undefined, ['11', '14'], 'outpatient'],
    [undefined, ['41', '93'], 'pharmacy'],
    [undefined, ['41', '11'], 'outpatient'],
    [undefined, ['11', '21'], 'inpatient'],
    [undefined, ['11', undefined], 'inpatient'],
    [undefined, ['11', '9901'], 'inpatient'],
    ['9901', ['11'], 'outpatient'],
    [undefined, ['53'], 'inpatient'],
    [undefined, [], 'inpatient'],
  ] as const)('header %s, lines %j: %s', (header, careTypes, care) => {
    expect(careOf(header, ...careTypes)).toBe(care);
  });
});

describe('an outpatient bill', () => {
  const purchase = {
    ...exampleList({ diseinfo: [], oprninfo: [], feedetail: lines('41') }),
    setlinfo: setlinfo({
      adm_time: '',
      dscg_time: null,
      dscg_caty: '',
      adm_caty: '',
      act_ipt_days: '',
      setl_begn_date: '2026-03-05',
      setl_end_date: '2026-03-06',
      opsp_diag_caty: 'A03',
    }),
  };

  it('needs neither diagnosis nor times of a stay: the days of settlement stand for them', () => {
    expect(acceptWire(purchase)).toMatchObject({
      care: 'pharmacy',
      diagnoses: [],
      stay: { admittedAt: '2026-03-05T00:00:00', dischargedAt: '2026-03-06T00:00:00', department: 'A03' },
    });
  });

  it('is read from its first line where its header names no day and no department', () => {
    const header = setlinfo({ adm_time: '', dscg_time: '', dscg_caty: '', adm_caty: '', setl_end_date: '' });
    const [line] = lines('41');
    const list = acceptWire({
      ...purchase,
      setlinfo: header,
      feedetail: [{ ...line, bilg_dept_codg: 'PHARM' }],
    });
    expect(list.stay).toMatchObject({
      admittedAt: '2026-03-06T08:00:00',
      dischargedAt: '2026-03-06T08:00:00',
      department: 'PHARM',
    });
  });

  it('is refused where nothing in it names a day or a department', () => {
    const header = setlinfo({
      med_type: '41',
      adm_time: '',
      dscg_time: '',
      dscg_caty: '',
      adm_caty: '',
      setl_end_date: '',
    });
    expect(refuseWire({ ...purchase, setlinfo: header, feedetail: [] })).toEqual([
      'setlinfo.adm_time field-missing',
      'setlinfo.dscg_time field-missing',
      'setlinfo.dscg_caty field-missing',
    ]);
  });

  it('is no way around what a stay must have', () => {
    expect(refuseWire(exampleList({ diseinfo: [], feedetail: lines('11', '21') }))).toEqual([
      'diseinfo field-missing',
    ]);
  });
});
