import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberReader, readFen, readUnitPriceFen } from '../../../../core/claims/wire/decimal.ts';
import { holds } from '../../../support/holds.ts';

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

describe('a number of JSON', () => {
  const sent = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ noNaN: true, min: -2e6, max: 2e6 }),
    fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((units) => units / 100),
    fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((units) => units / 10_000),
    fc.constantFrom(0, -0, 1e-7, 1e21, 0.1 + 0.2, 1e9, 1e9 + 0.01, -1e9),
  );
  const readers = {
    readFen,
    readUnitPriceFen,
    quantity: numberReader(4, { min: -1_000_000, max: 1_000_000 }),
    days: numberReader(0, { min: 0, max: 366 }),
    tenths: numberReader(1, { min: -5, max: 5 }),
  };

  it.each(Object.entries(readers))('is to %s what its text is, or sent the way of texts', (_, read) => {
    holds(
      fc.property(sent, (number) => {
        const short = read.ofNumber?.(number) ?? null;
        if (short !== null) expect(short).toBe(read(String(number)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is mostly read as it is', () => {
    expect(readFen.ofNumber?.(12.34)).toBe(1234);
    expect(readers.quantity.ofNumber?.(-0.5)).toBe(-0.5);
    expect(readers.days.ofNumber?.(4.5)).toBeNull();
  });
});
