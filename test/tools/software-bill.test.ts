import { describe, expect, it } from 'vitest';
import { billOf, type SoftwareBill } from '../../tools/software-bill.ts';

const component = (ref: string, ...properties: { name: string; value: string }[]) => ({
  'bom-ref': ref,
  name: ref.replace(/@.*/, ''),
  licenses: [{ license: { id: 'MIT' } }],
  properties,
});
const all: SoftwareBill = {
  metadata: { component: { name: 'folder', 'bom-ref': 'app@1.0.0' } },
  components: [
    component('zod@4.0.0'),
    component('hono@4.0.0'),
    component('dynalite@4.0.0'),
    component('vitest@5.0.0', { name: 'cdx:npm:package:development', value: 'true' }),
  ],
  dependencies: [
    { ref: 'app@1.0.0', dependsOn: ['zod@4.0.0', 'hono@4.0.0', 'dynalite@4.0.0', 'vitest@5.0.0'] },
    { ref: 'hono@4.0.0', dependsOn: [] },
    { ref: 'dynalite@4.0.0', dependsOn: ['zod@4.0.0'] },
  ],
};
const in_ = (places: Record<string, string[]>) =>
  new Map(Object.entries(places).map(([name, where]) => [name, new Set(where)]));

describe('the bill of software', () => {
  it('names what is deployed and where, and nothing that only the local cloud or a test uses', () => {
    const bill = billOf(
      all,
      'app',
      in_({ 'zod@4.0.0': ['portal', 'function audit'], 'hono@4.0.0': ['function query'] }),
    );
    expect(bill.components).toEqual([
      component(
        'zod@4.0.0',
        { name: 'drg-sentinel:deployed-in', value: 'function audit' },
        { name: 'drg-sentinel:deployed-in', value: 'portal' },
      ),
      component('hono@4.0.0', { name: 'drg-sentinel:deployed-in', value: 'function query' }),
    ]);
    expect(bill.dependencies).toEqual([
      { ref: 'app@1.0.0', dependsOn: ['zod@4.0.0', 'hono@4.0.0'] },
      { ref: 'hono@4.0.0', dependsOn: [] },
    ]);
  });

  it('says the licence of a package that states it where npm does not look', () => {
    const { licenses: _, ...unlicensed } = component('jstat@1.9.6');
    const bill = billOf({ ...all, components: [unlicensed] }, 'app', in_({ 'jstat@1.9.6': ['portal'] }));
    expect(bill.components[0]?.licenses).toEqual([{ license: { id: 'MIT' } }]);
  });

  it('is called by the project, whatever folder it lies in', () => {
    expect(billOf(all, 'app', new Map()).metadata.component.name).toBe('app');
  });

  it('is refused where something is deployed that production does not declare: another version, or a tool of tests', () => {
    const deployed = in_({ 'zod@3.9.9': ['portal'], 'vitest@5.0.0': ['function audit'] });
    expect(() => billOf(all, 'app', deployed)).toThrow(
      'deployed, but no dependency of production: vitest@5.0.0, zod@3.9.9',
    );
  });
});
