import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lightLamp } from '../../core/steering/light-lamp.ts';
import { shareSpread } from '../../core/steering/spread.ts';
import { loadSteeringPlan } from '../../platform/knowledge/load-steering-plan.ts';
import { tablesUnder } from '../support/document-tables.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/steering.md'), 'utf8');

describe('docs/steering.md', () => {
  const [red = []] = tablesUnder('steering.md', 'How sure it is');
  const limit = { basis: 'fixed', yellow: 0.06, red: 0.08, source: 'test', madeOf: null } as const;
  const colourAt = (count: number, of: number) =>
    lightLamp(count / of, limit, 'lower', shareSpread(count, of), null).colour;

  it.each(red)('says from how many readmissions of $discharges on the lamp is red', (row) => {
    const [of, count] = [Number(row['discharges']), Number(row['readmissions for red'])];
    expect([colourAt(count - 1, of), colourAt(count, of)]).toEqual(['yellow', 'red']);
    expect(row['share']).toBe(`${((100 * count) / of).toFixed(1)} %`);
  });

  it('has these rows', () => {
    expect(red.length).toBe(7);
  });

  it('names every plane and the factor of the conversation as installed', () => {
    const { quadrants, portrait } = loadSteeringPlan();
    expect(quadrants.map(({ id }) => id)).toEqual(['volume-margin', 'cmi-stay', 'cost-time']);
    expect(text).toContain(`more than ${portrait.conversation.times} times his department's`);
  });
});
