import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseShown } from '../../../core/orders/choose-shown.ts';
import type { Muting } from '../../../core/orders/muting.ts';
import type { ShownWarning, Warning } from '../../../core/orders/warning.ts';
import type { Finding, Severity } from '../../../core/rules/finding.ts';
import { orderQuestion } from '../../support/encounters.ts';
import { holds } from '../../support/holds.ts';

const question = orderQuestion();

function warning(identity: string, parts: Partial<Finding> = {}): Warning {
  const finding = {
    rule_id: 'R',
    severity: 'suspicious',
    confidence: 0.5,
    amount_fen: 0,
    department: 'A03.04',
    ...parts,
  } as Finding;
  const needsReason = finding.severity === 'violation' || finding.severity === 'highly-suspicious';
  return { identity, finding, orders: [], advice: { zh: '改', en: 'change' }, needsReason };
}

function toldAs(identity: string, parts: Partial<ShownWarning> = {}): ShownWarning {
  return {
    identity,
    id: `id of ${identity}`,
    state: 'unanswered',
    request: 'R0',
    needsReason: false,
    ...parts,
  };
}

function muting(parts: Partial<Muting> = {}): Muting {
  return {
    rule: 'R',
    department: null,
    from: '2026-03-01',
    to: '2026-03-31',
    by: '李主任',
    why: '误报多',
    despite_severity: false,
    decided_at: '2026-02-28T08:00:00Z',
    ended: null,
    ...parts,
  };
}

function choose(
  warnings: readonly Warning[],
  shown: readonly ShownWarning[] = [],
  mutings: readonly Muting[] = [],
  mostShown = 3,
) {
  const chosen = chooseShown(warnings, question, { shown, mutings }, mostShown);
  return {
    ...chosen,
    told: chosen.warnings.map(({ warning: { identity } }) => identity),
    kept: chosen.withheld.map(({ warning: { identity }, why }) => `${identity} ${why}`),
  };
}

describe('chooseShown', () => {
  it('shows the gravest first, then the surest, then the dearest, and no more than the limit', () => {
    const { told, kept } = choose([
      warning('reminder', { severity: 'reminder', confidence: 1, amount_fen: 9_000_000 }),
      warning('dear', { amount_fen: 500 }),
      warning('cheap', { amount_fen: 100 }),
      warning('sure', { confidence: 0.9 }),
      warning('grave', { severity: 'violation' }),
    ]);
    expect(told).toEqual(['grave', 'sure', 'dear']);
    expect(kept).toEqual(['cheap beyond-limit', 'reminder beyond-limit']);
  });

  it('does not repeat what was overridden, nor what needs no reason and was passed over', () => {
    const { told, kept } = choose(
      [warning('overridden', { severity: 'violation' }), warning('ignored')],
      [toldAs('overridden', { state: 'overridden', needsReason: true }), toldAs('ignored')],
    );
    expect(told).toEqual([]);
    expect(kept).toEqual(['overridden repeated', 'ignored repeated']);
  });

  it('keeps asking for a reason under the same id, before anything new: asking twice is no way round it', () => {
    const grave = [1, 2, 3].map((at) => warning(`new ${at}`, { severity: 'violation' }));
    const { warnings, told, kept } = choose(
      [...grave, warning('open', { severity: 'highly-suspicious' })],
      [toldAs('open', { needsReason: true })],
    );
    expect(told).toEqual(['new 1', 'new 2', 'open']);
    expect(warnings[2]).toMatchObject({ id: 'id of open', isRepeat: true });
    expect(kept).toEqual(['new 3 beyond-limit']);
  });

  it('tells anew, under a new id each time, what was changed and comes again', () => {
    const changed = toldAs('again', { state: 'changed' });
    const [first] = choose([warning('again')]).warnings;
    const [second] = choose([warning('again')], [changed]).warnings;
    const [third] = choose([warning('again')], [changed, { ...changed, id: 'another' }]).warnings;
    expect(second?.isRepeat).toBe(false);
    expect(new Set([first?.id, second?.id, third?.id]).size).toBe(3);
  });

  it('mutes a rule in its days, for the department and its parts or for the whole hospital', () => {
    const asked = [warning('w', { severity: 'violation' })];
    expect(choose(asked, [], [muting()]).kept).toEqual(['w muted']);
    expect(choose(asked, [], [muting({ department: 'A03' })]).kept).toEqual(['w muted']);
    expect(choose(asked, [], [muting({ department: 'A04' })]).told).toEqual(['w']);
    expect(choose(asked, [], [muting({ to: '2026-03-03' })]).told).toEqual(['w']);
    expect(choose(asked, [], [muting({ rule: 'S' })]).told).toEqual(['w']);
  });

  it('answers a request asked again as it was answered, whatever became of the warnings since', () => {
    const warnings = ['a', 'b', 'c', 'd'].map((identity) => warning(identity));
    const first = chooseShown(warnings, question, { shown: [], mutings: [] }, 3);
    const shown = first.warnings.map(({ id, warning: { identity } }, at) =>
      toldAs(identity, { id, request: question.request, state: at === 0 ? 'changed' : 'overridden' }),
    );
    const second = chooseShown(warnings, question, { shown, mutings: [muting()] }, 3);
    expect(second.warnings.map(({ id }) => id)).toEqual(first.warnings.map(({ id }) => id));
    expect(second.warnings.every(({ isRepeat }) => isRepeat)).toBe(true);
  });

  it('shows or withholds every warning exactly once, whatever went before', () => {
    const severity = fc.constantFrom<Severity>('violation', 'highly-suspicious', 'suspicious', 'reminder');
    const warnings = fc
      .uniqueArray(fc.tuple(fc.nat(9), severity, fc.nat(100)), { selector: ([identity]) => identity })
      .map((rows) =>
        rows.map(([identity, of, fen]) => warning(`${identity}`, { severity: of, amount_fen: fen })),
      );
    const memory = fc.uniqueArray(
      fc.record({
        identity: fc.nat(9).map(String),
        id: fc.uuid(),
        state: fc.constantFrom('unanswered', 'overridden', 'changed'),
        request: fc.constantFrom('R0', 'R1'),
        needsReason: fc.boolean(),
      }),
      { selector: ({ identity }) => identity },
    );
    holds(
      fc.property(warnings, memory, fc.boolean(), (asked, shown, isMuted) => {
        const { told, warnings: named, withheld } = choose(asked, shown, isMuted ? [muting()] : []);
        const all = [...told, ...withheld.map(({ warning: { identity } }) => identity)];
        expect(all.toSorted()).toEqual(asked.map(({ identity }) => identity).toSorted());
        expect(named.filter(({ isRepeat }) => !isRepeat).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
