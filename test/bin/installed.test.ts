import { describe, expect, it } from 'vitest';
import { runSentinel } from './run-sentinel.ts';

type Row = Readonly<Record<string, unknown>>;

async function listed(...command: readonly string[]): Promise<readonly Row[]> {
  const { exitCode, stdout, stderr } = await runSentinel(...command, '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout) as Row[];
}

describe('what is installed', () => {
  it('schemes: CHS-DRG 1.1 with 26 MDCs, 376 ADRGs and 628 DRGs', async () => {
    expect(await listed('schemes')).toContainEqual(
      expect.objectContaining({
        id: 'chs-drg-1.1',
        mdcs: 26,
        adrgs: 376,
        drgs: 628,
        errata: expect.arrayContaining([
          expect.objectContaining({ id: 'pv1-unconditional', reading: 'as-given' }),
        ]),
      }),
    );
  });

  it('tariffs: all six, and how much of them has a figure', async () => {
    const tariffs = await listed('tariffs');
    expect(tariffs).toMatchObject([
      { id: 'beijing-2022', groups: 696, groups_with_standard: 647, by_class: { by_item: 49 } },
      { id: 'jilin-2022', groups: 625, by_level: { 1: 0, 2: 0, 3: 625 }, limits: 'amounts' },
      { id: 'linyi-2022', region: '371300', groups: 629, groups_with_standard: 610 },
      { id: 'suzhou-2023', groups: 648, by_class: { basic: 21, tcm: 36 } },
      { id: 'tongchuan-2022', region: '610200', groups: 628, groups_with_standard: 596 },
      { id: 'yancheng-2023', by_level: { 1: 0, 2: 538, 3: 538 }, by_class: { case_review: 24 } },
    ]);
  });

  it('DIP terms: since when, of which catalogue, what a point is worth, and who goes by them', async () => {
    const terms = await listed('dip', 'terms');
    const fen = { employee: 706.6512, resident: 706.6512, other: 706.6512 };
    expect(terms).toMatchObject([
      { id: 'demo-2025-older', reference: 'mean-by-level', used_by: [], effective_to: '2026-12-31' },
      { id: 'demo-2025', catalogue: 'demo-2025', used_by: ['371300'], point_value_fen: fen },
      { id: 'demo-point-city', region: '999900', effective_from: '2025-01-01', used_by: ['999900'] },
    ]);
    const { stdout } = await runSentinel('dip', 'terms');
    expect(stdout).toContain('7.066512');
    expect(stdout).toContain('示范·分值市病种分值付费办法');
  });

  it('rules: each with names, legal basis and the points it rests on', async () => {
    const rules = await listed('rules');
    expect(rules.length).toBeGreaterThanOrEqual(12);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        name: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) },
      });
      expect(rule['legalBasis']).not.toEqual([]);
    }
    expect(rules.find(({ id }) => id === 'GZ10000302004000')?.['points']).toEqual([
      expect.objectContaining({ table: 'item-sex', certainty: 'high' }),
    ]);
  });

  it('reads as a table without --json', async () => {
    const { exitCode, stdout } = await runSentinel('tariffs');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('临沂市DRG付费标准（2022年）');
    expect(() => JSON.parse(stdout) as unknown).toThrow();
  });
});

describe('help', () => {
  it('is no failure where it was asked for, and wrong usage where nothing was', async () => {
    const [asked, nothing] = await Promise.all([runSentinel('--help'), runSentinel()]);
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(asked.stdout).toContain('sentinel');
    expect(nothing).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
