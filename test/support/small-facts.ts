import type { SchemeFacts } from '../../core/grouping/import/scheme-facts.ts';

/** A sound scheme of one MDC and three ADRGs in the neutral form of published facts. */
export function smallFacts(): SchemeFacts {
  return {
    'mdc.json': [
      {
        code: 'B',
        order: 1,
        title: '神经系统疾病',
        entry: { principalDx: 'dx' },
        principalDx: ['G00', 'G01', 'G02'],
        ambiguous: { when: { const: false }, after: 'BB1' },
        adrgOrder: ['BB1', 'BR1', 'BZ1'],
      },
    ],
    'adrg.json': [
      adrgFacts('BB1', { mainProc: 'proc' }, { proc: ['01.1', '01.2'] }),
      adrgFacts('BR1', { principalDx: 'dx' }, { dx: ['G00'] }),
      adrgFacts('BZ1', { const: true }, {}),
    ],
    'drg.json': [drgFacts('BB19'), drgFacts('BR19'), drgFacts('BZ19')],
    'mcc.json': { J96: '1' },
    'cc.json': { E11: '2' },
    'exclusions.json': { J96: '1', E11: '2' },
    'valid-procedures.json': ['01.1', '01.2'],
  };
}

/** An ADRG of MDC B whose only DRG ends in 9; ADRGs are tried in the order of their letters. */
export function adrgFacts(
  id: string,
  when: SchemeFacts['adrg.json'][number]['when'],
  sets: Record<string, string[]>,
): SchemeFacts['adrg.json'][number] {
  return {
    id,
    adrg: id,
    mdc: 'B',
    order: id.charCodeAt(1),
    type: 'medical',
    title: `标题${id}`,
    when,
    sets,
    drgs: [`${id}9`],
  };
}

export function drgFacts(code: string): SchemeFacts['drg.json'][number] {
  const adrg = code.slice(0, 3);
  return { code, adrg, branch: adrg, mdc: 'B', order: 1, title: `标题${code}`, when: { const: true } };
}
