import { describe, expect, it } from 'vitest';
import { auditCases } from '../../core/audit.ts';
import { entryOf } from '../../core/claims/entry-of.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { enrolCases } from '../../core/enrol-cases.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { feeLine, settlementList } from '../support/settlement-lists.ts';

const knowledge = loadKnowledge();

/** What every plain object answers to without having it. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** A stay in which each name that others may choose is this one. */
function stayOf(name: string): SettlementList {
  const line = feeLine({ code: name, department: name, doctor: name, careType: name, name });
  const exam = { ...line, serial: 'L2', category: '02' };
  return settlementList({
    hospital: name,
    settlementId: name,
    patient: { personId: name },
    stay: { department: name, admissionDepartment: name, doctor: name, admissionWay: name },
    declaredHospital: { name, level: 3 },
    diagnoses: [
      { code: 'J18.900', name, presentOnAdmission: null },
      { code: name, name, presentOnAdmission: null },
    ],
    procedures: [{ code: name, name, performedOn: null, surgeon: name, anaesthesia: name }],
    feeLines: [line, exam],
    fundPayments: [{ fund: name, amountFen: 100 }],
    icuStays: [{ wardType: name, enteredAt: '2026-03-02T00:00:00', leftAt: '2026-03-03T00:00:00' }],
    insurance: {
      type: 'other',
      typeCode: name,
      insuredRegion: name,
      settledOn: '2026-03-10',
      paymentMethod: name,
    },
  });
}

/** All that is said of the stay, with the name taken out and without ids, which are hashes of it. */
function saidOf(name: string): string {
  const list = stayOf(name);
  const enrolled = enrolCases([{ place: 1, list }], knowledge, (_, birthDate) => birthDate);
  const history = enrolled.cases.map(({ stay }) => ({ ...stay, settlementId: '!' }));
  const audited = auditCases([{ list, history }], new Map(), knowledge);
  const text = JSON.stringify({ stays: enrolled.cases, costs: [...enrolled.costs], audited }, (key, value) =>
    key === 'finding_id' || (key === 'findings' && typeof value[0] === 'string') ? undefined : value,
  );
  return text.replaceAll(name, '?').replaceAll(/[0-9a-f]{32}/g, 'hash');
}

describe('names that plain objects inherit', () => {
  it.each(inherited)(
    '%s as hospital, department, doctor, code, fund and person is a name like any other',
    (name) => {
      expect(saidOf(name)).toBe(saidOf('an-unknown-name'));
    },
  );

  it.each(inherited)(
    '%s is no entry of a record that does not have it, and one of a record that has',
    (name) => {
      expect(entryOf({ other: 1 }, name)).toBeUndefined();
      expect(entryOf(Object.fromEntries([[name, 1]]), name)).toBe(1);
    },
  );
});
