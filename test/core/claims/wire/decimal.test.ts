import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberReader, readFen, readUnitPriceFen } from '../../../../core/claims/wire/decimal.ts';

const fen = fc.integer({ min: -(10 ** 11), max: 10 ** 11 });

/** The yuan text of fen, by moving the point in the digits. */
function toYuanText(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${amountFen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('readFen', () => {
  it('reads any whole number of fen exactly from its yuan', () => {
    fc.assert(fc.property(fen, (amountFen) => readFen(toYuanText(amountFen)) === amountFen));
  });

  it('reads what JSON makes of the same number', () => {
    fc.assert(fc.property(fen, (amountFen) => readFen(String(amountFen / 100)) === amountFen));
  });

  it.each([
    ['0', 0],
    ['-0.00', 0],
    ['1.1', 110],
    ['.5', 50],
    ['12.', 1200],
    ['12.3400', 1234],
    ['-3.07', -307],
    ['1000000000', 10 ** 11],
    ['-1000000000.00', -(10 ** 11)],
  ])('reads %s yuan as %d fen', (text, amountFen) => expect(readFen(text)).toBe(amountFen));

  it.each([
    '1.234',
    '1e5',
    'NaN',
    'Infinity',
    '0x10',
    '1,234.50',
    '+1',
    '--1',
    '.',
    '-',
    '一元',
    '1 2',
    '9'.repeat(30),
    '9'.repeat(500),
    '1000000000.01',
    '-80000000000000',
  ])('refuses %s', (text) => expect(readFen(text)).toMatchObject({ code: 'bad-money' }));
});

describe('readUnitPriceFen', () => {
  it.each([
    ['0.123456', 12.3456],
    ['12.30', 1230],
    ['0', 0],
    ['10000000', 10 ** 9],
  ])('reads %s yuan as %d fen', (text, price) => expect(readUnitPriceFen(text)).toBe(price));

  it.each(['-1', '0.1234567', '1e2', '10000000.000001'])('refuses %s', (text) =>
    expect(readUnitPriceFen(text)).toMatchObject({ code: 'bad-money' }),
  );
});

describe('numberReader', () => {
  const readQuantity = numberReader(4, { min: -10, max: 10 });

  it.each([
    ['-2.5', -2.5],
    ['10', 10],
    ['0.0001', 0.0001],
  ])('reads %s', (text, value) => expect(readQuantity(text)).toBe(value));

  it.each(['10.0001', '-11', '0.00001', '1e1', 'two'])('refuses %s', (text) =>
    expect(readQuantity(text)).toMatchObject({ code: 'bad-number' }),
  );
});
