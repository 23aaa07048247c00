import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { monthsUntil } from '../../../core/indicators/period.ts';
import type { Lamp } from '../../../core/steering/lamp.ts';
import { lampsOf } from '../../../core/steering/lamps-of.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { viewReader } from '../../../platform/summaries/read-view.ts';
import { installedRegisters } from '../../support/installed-registers.ts';
import { drawing, normalDrawing, stayWith } from '../../support/random-stays.ts';
import { sheetsOfCases } from '../../support/sheets-of-cases.ts';

const hospital = 'H37130200901';
const months = monthsUntil('2026-05', 16);

/** A stay as any other of the hospital: nothing of it depends on the department. No true value is past red. */
function anyStay(draw: () => number, normal: () => number): Partial<CaseFacts> {
  const group = Math.floor(draw() * 6);
  const priceFen = 400_000 + 300_000 * group;
  const costFen = Math.round(priceFen * Math.exp(0.4 * normal() - 0.08));
  const part = (mean: number) => Math.round(costFen * Math.max(0.01, mean + 0.2 * mean * normal()));
  const isFlagged = draw() < 0.08;
  return {
    group: `G${group}`,
    costFen,
    paymentFen: Math.round(1.02 * priceFen),
    weightE4: 5000 + 4000 * group,
    losDays: Math.max(1, Math.round(8 * Math.exp(0.35 * normal()))),
    died: draw() < 0.004,
    outlier: draw() < 0.02 ? 'high' : 'normal',
    findings: isFlagged ? [['GZ1', 'suspicious', 1, 5000]] : [],
    identifiedFen: isFlagged ? 5000 : 0,
    signs: {
      scheme: 'chs',
      transferred: draw() < 0.01,
      infected: draw() < 0.02,
      readmitted: draw() < 0.05,
      complicated: draw() < 0.03,
      operation: draw() < 0.35 ? 'open' : 'minimally-invasive',
      antibacterials: draw() < 0.5,
      dailyDosesE4: Math.round(10_000 * Math.max(0, 2 + 1.5 * normal())),
      partsFen: {
        drug: part(0.27),
        slice: 0,
        consumable: part(0.13),
        testing: part(0.25),
        treatment: part(0.15),
      },
    },
  };
}

/** The lamps of ten departments of fifty stays a month each, after fifteen such months. */
async function lampsWhereAllAreAlike(seed: number): Promise<readonly Lamp[]> {
  const draw = drawing(seed);
  const normal = normalDrawing(draw);
  const cases = months.flatMap((month) =>
    Array.from({ length: 500 }, (_, at) => ({
      hospital,
      facts: stayWith({ month, department: `A${at % 10}`, ...anyStay(draw, normal) }),
    })),
  );
  const sheets = sheetsOfCases(cases, () => '371300');
  const views = viewReader({
    sheets,
    given: { readMonths: async () => new Map() },
    knowledge: installedRegisters,
  });
  const asked = { scope: { kind: 'hospital', hospital }, view: 'department' } as const;
  return lampsOf({
    view: await views.read({ ...asked, period: '2026-05' }),
    history: await views.history({ ...asked, from: months[0] ?? '', until: months.at(-2) ?? '' }),
    indicators: loadManagementIndicators(),
  });
}

describe('a hospital whose departments are all alike, and none of them past red', () => {
  it('has hardly a red lamp, and holds back many that by their value would be', async () => {
    const lamps = (await Promise.all([1, 2, 3].map(lampsWhereAllAreAlike))).flat();
    const lit = lamps.filter(({ colour }) => colour !== 'none');
    const red = lit.filter(({ colour }) => colour === 'red');
    const heldBack = lit.filter(({ colour, isPastRed }) => isPastRed && colour !== 'red');
    expect(lit.length).toBeGreaterThan(700);
    expect(red.length / lit.length).toBeLessThan(0.01);
    expect(heldBack.length).toBeGreaterThan(5 * red.length);
  });
});
