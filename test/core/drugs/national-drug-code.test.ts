import { describe, expect, it } from 'vitest';
import {
  isAntibacterial,
  isSameClass,
  isSameSubstance,
  readDrugCode,
} from '../../../core/drugs/national-drug-code.ts';

const tablet = 'XL02BBA326A001010102180';
const patent = 'ZA06CAX0435010100072';

describe('readDrugCode', () => {
  it('takes a western code apart', () => {
    expect(readDrugCode(tablet)).toEqual({
      kind: 'western',
      classCode: 'XL02BB',
      substance: 'A326',
      form: 'A001',
      product: 'XL02BBA326A001',
    });
  });

  it('takes the code of a patent medicine apart, which has no form of its own', () => {
    expect(readDrugCode(patent)).toEqual({
      kind: 'patent-medicine',
      classCode: 'ZA06CA',
      substance: 'X0435',
      form: null,
      product: 'ZA06CAX0435',
    });
  });

  it.each([
    '',
    'X',
    '001109000010000',
    'T000700200',
    `${tablet}0`,
    tablet.slice(0, -1),
    tablet.toLowerCase(),
  ])('does not read %s', (code) => expect(readDrugCode(code)).toBeNull());
});

describe('comparing drug codes', () => {
  it('knows an antibacterial by its class, and by a whole code only', () => {
    expect(isAntibacterial('XJ01CRP017B001010101119')).toBe(true);
    expect(isAntibacterial('XJ05AFA001A001010101119')).toBe(false);
    expect(isAntibacterial('XJ01')).toBe(false);
  });

  it('finds one substance across classes and forms', () => {
    const ointment = 'XD11AXT002F001010101119';
    const capsule = 'XL04ADT002E001010101119';
    expect(isSameSubstance(ointment, capsule)).toBe(true);
    expect(isSameClass(ointment, capsule)).toBe(false);
    expect(isSameSubstance(ointment, tablet)).toBe(false);
  });

  it('calls nothing the same that is no drug', () => {
    expect(isSameSubstance('001109000010000', '001109000010000')).toBe(false);
    expect(isSameClass('C1', 'C1')).toBe(false);
  });
});
