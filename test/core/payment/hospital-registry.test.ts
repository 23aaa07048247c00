import { describe, expect, it } from 'vitest';
import { parseHospitalRegistry } from '../../../core/payment/hospital-registry.ts';

const hospital = (change: object = {}) => ({
  code: 'H37130200901',
  name: { zh: '示范医院', en: 'Demo Hospital' },
  level: 3,
  region: '371300',
  ...change,
});
const registry = (...hospitals: object[]) => ({
  id: 'demo',
  title: { zh: '名录', en: 'List' },
  source: 'invented',
  hospitals,
});

describe('parseHospitalRegistry', () => {
  it('finds hospitals by their code', () => {
    expect(parseHospitalRegistry(registry(hospital())).get('H37130200901')?.level).toBe(3);
  });

  it('says all mistakes at once', () => {
    const wrong = registry(hospital({ level: 4 }), hospital({ code: 'H1', region: 'Linyi' }));
    expect(() => parseHospitalRegistry(wrong)).toThrow(/level[\s\S]*code[\s\S]*region/);
  });

  it('refuses a hospital that stands twice, which would have two levels', () => {
    expect(() => parseHospitalRegistry(registry(hospital(), hospital({ level: 1 })))).toThrow('stands twice');
  });

  it('refuses an empty list, under which every file would be of an unknown hospital', () => {
    expect(() => parseHospitalRegistry(registry())).toThrow('hospital registry');
  });
});
