import { describe, expect, it } from 'vitest';
import { discoverServices, parseHookBook } from '../../../../core/orders/cds-hooks/hook-book.ts';
import { loadHookBook } from '../../../../platform/knowledge/load-cds-hooks.ts';

const book = loadHookBook();

describe('discovery', () => {
  it.each(['zh', 'en'] as const)('describes one service a hook, in %s', (language) => {
    const { services } = discoverServices(book, language);
    expect(services.map(({ id, hook }) => [id, hook])).toEqual([
      ['drg-sentinel-patient-view', 'patient-view'],
      ['drg-sentinel-order-select', 'order-select'],
      ['drg-sentinel-order-sign', 'order-sign'],
    ]);
    for (const { title, description } of services) expect(title && description).toBeTruthy();
  });

  it('asks for data by tokens that each of its hooks has', () => {
    const tokens = new Set(['context.patientId', 'context.encounterId', 'context.userId']);
    for (const template of discoverServices(book, 'en').services.flatMap(({ prefetch }) =>
      Object.values(prefetch),
    )) {
      const used = [...(template ?? '').matchAll(/\{\{(.*?)\}\}/g)].map(([, token]) => token);
      expect(used.length).toBeGreaterThan(0);
      for (const token of used) expect(tokens).toContain(token);
    }
  });

  it('is not started with a service that asks for a template that is not there', () => {
    const [first] = book.services;
    const broken = { ...book, services: [{ ...first, prefetch: ['patient', 'notes'], needed: ['patient'] }] };
    expect(() => parseHookBook(broken)).toThrow(/no prefetch template notes/);
  });
});
