import departmentFile from '../../knowledge/dictionaries/departments.json' with { type: 'json' };
import dipHospitalFile from '../../knowledge/hospitals/dip-hospitals.json' with { type: 'json' };
import hospitalFile from '../../knowledge/hospitals/hospitals.json' with { type: 'json' };
import type { DemoUser } from '../demo-users.ts';

export interface Title {
  readonly zh: string;
  readonly en: string;
}

const roles: Readonly<Record<DemoUser['role'], Title>> = {
  office: { zh: '经办机构', en: 'Insurance office' },
  clinician: { zh: '医师', en: 'Clinician' },
  manager: { zh: '管理者', en: 'Manager' },
  auditor: { zh: '审核员', en: 'Auditor' },
};

const hospitals = new Map(
  [...hospitalFile.hospitals, ...dipHospitalFile.hospitals].map(({ code, name }) => [code, name]),
);
const departments = new Map<string, Title>(Object.entries(departmentFile.departments));

/** His role, and what of the hospital he looks after. */
export function roleOf({ role, region, department, doctor }: DemoUser): Title {
  const parts = [
    roles[role],
    ...(region === undefined ? [] : [{ zh: `统筹区 ${region}`, en: `region ${region}` }]),
    ...(department === undefined ? [] : [named(departments, department)]),
    ...(doctor === undefined ? [] : [{ zh: doctor, en: doctor }]),
  ];
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

export const hospitalOf = ({ hospital }: DemoUser): Title => named(hospitals, hospital);

const named = (names: ReadonlyMap<string, Title>, code: string): Title =>
  names.get(code) ?? { zh: code, en: code };
