import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Muting } from '../../core/orders/muting.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';
import { openTable } from '../../platform/table/table.ts';
import { warningStore } from '../../platform/table/warnings.ts';
import { stack, table } from '../support/pipeline/outsider.ts';
import { printedBy } from '../support/printed-by.ts';
import { warningRecord } from '../support/warning-records.ts';

const hospital = 'H37132100903';
const byAge = 'GZ10000301002000';
const violation = 'GZ10000101007000';
const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'warnings-command');
const endpoints = join(room, 'endpoints.json');

const warningsOf = (code: string, ...words: string[]) =>
  printedBy('warnings', ...words, '--hospital', code, '--endpoints', endpoints);
const warnings = (...words: string[]) => warningsOf(hospital, ...words);

const decided = ['--by', '李主任', '--why', '误报多'];
const mutings = async () => JSON.parse(await warnings('mutings', '--json')) as Muting[];

/** Shown on the last evening of April in UTC, which is May in China. */
function shown(count: number, parts: Partial<WarningRecord>): WarningRecord[] {
  return Array.from({ length: count }, (_, at) =>
    warningRecord(`${parts.state}${parts.department}${at}`, byAge, {
      hospital,
      doctor: `D${at % 4}`,
      severity: 'suspicious',
      shown_at: '2026-04-30T22:00:00.000Z',
      ...parts,
    }),
  );
}

beforeAll(async () => {
  mkdirSync(room, { recursive: true });
  writeFileSync(endpoints, JSON.stringify(stack));
  const records = [
    ...shown(38, { department: 'A07.01', state: 'overridden', reason_code: 'will-monitor' }),
    ...shown(2, { department: 'A07.01', state: 'changed' }),
    ...shown(30, { department: 'A03.04', state: 'changed' }),
  ];
  const inAYear = Math.floor(Date.now() / 1000) + 365 * 86_400;
  await warningStore(openTable(table, stack.table)).record(records, inAYear);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('sentinel warnings report', () => {
  it('counts the warnings of a month in China, and proposes by department with figures and words', async () => {
    const report = JSON.parse(await warnings('report', '--month', '2026-05', '--checks', '700', '--json'));
    expect(report).toMatchObject({
      total: { shown: 70, overridden: 38, changed: 32 },
      per_100_checks: 10,
      proposals: [
        { rule: byAge, department: 'A07.01', verdict: { kind: 'sharpen', reason: { code: 'will-monitor' } } },
        { rule: byAge, department: 'A03.04', verdict: { kind: 'keep', why: 'useful' } },
      ],
    });
    expect(report.proposals[0].words.zh).toContain('“将加强监测”');
  });

  it('is told of one department, its parts included', async () => {
    const report = JSON.parse(
      await warnings('report', '--month', '2026-05', '--department', 'A03', '--json'),
    );
    expect(report.departments).toMatchObject([{ department: 'A03.04', tally: { shown: 30 } }]);
  });

  it('is read as tables, with what others measured, and names no doctor', async () => {
    const told = await warnings('report', '--month', '2026-05');
    expect(told).toContain('46.2–96.2 %');
    expect(told).toContain('药品儿童专用');
    expect(told).toContain('• GZ10000301002000');
    expect(told).not.toMatch(/\bD[0-3]\b/);
  });
});

describe('sentinel warnings mute', () => {
  const days = ['--from', '2026-05-01', '--to', '2026-06-30'];

  it('keeps a dated decision by a named person, which another one ends', async () => {
    await warnings('mute', byAge, '--department', 'A07.01', ...days, ...decided);
    expect(await mutings()).toMatchObject([
      { rule: byAge, department: 'A07.01', from: '2026-05-01', by: '李主任', why: '误报多', ended: null },
    ]);
    await expect(warnings('unmute', byAge, ...decided)).rejects.toThrow('Nothing is muted');
    await warnings('unmute', byAge, '--department', 'A07.01', '--on', '2026-05-20', ...decided);
    expect(await mutings()).toMatchObject([{ rule: byAge, ended: { on: '2026-05-20', by: '李主任' } }]);
  });

  it('does not mute violations unless it is said on purpose, and then keeps that it was', async () => {
    await expect(warnings('mute', violation, ...days, ...decided)).rejects.toThrow('--despite-severity');
    await warnings('mute', violation, ...days, ...decided, '--despite-severity');
    expect((await mutings()).at(-1)).toMatchObject({ rule: violation, despite_severity: true });
    expect(await warnings('mutings')).toContain('despite severity');
  });

  it('refuses rules and hospitals that are not there, and a muting for good', async () => {
    await expect(warnings('mute', 'GZ1', ...days, ...decided)).rejects.toThrow('no rule GZ1');
    const forGood = ['--from', '2026-05-01', '--to', '2027-04-30'];
    await expect(warnings('mute', byAge, ...forGood, ...decided)).rejects.toThrow('at most 180');
    const nobody = 'H99999999999';
    await expect(warningsOf(nobody, 'mute', byAge, ...days, ...decided)).rejects.toThrow('register');
    await expect(warningsOf(nobody, 'mutings')).rejects.toThrow('register');
  });
});
