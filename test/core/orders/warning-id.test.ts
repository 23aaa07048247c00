import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encounterHalf,
  encounterHalfOf,
  warningId,
  warningIdentity,
} from '../../../core/orders/warning-id.ts';
import { holds } from '../../support/holds.ts';

const names = fc.string({ minLength: 1, maxLength: 20 });

describe('the id of a warning', () => {
  it('is a UUID of version 8 that tells its encounter and nothing of who it is', () => {
    holds(
      fc.property(
        names,
        names,
        names,
        fc.array(names),
        fc.nat(5),
        (hospital, encounter, rule, codes, times) => {
          const ofEncounter = encounterHalf(hospital, encounter);
          const id = warningId(
            ofEncounter,
            warningIdentity(hospital, encounter, { rule, severity: 'violation', codes }),
            times,
          );
          expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
          expect(encounterHalfOf(id)).toBe(ofEncounter);
        },
      ),
    );
  });

  it('is another for another rule, severity, encounter or other items, and when the order was changed before', () => {
    const idOf = (
      encounter: string,
      rule: string,
      codes: readonly string[],
      times = 0,
      severity: 'violation' | 'suspicious' = 'suspicious',
    ) =>
      warningId(
        encounterHalf('H1', encounter),
        warningIdentity('H1', encounter, { rule, severity, codes }),
        times,
      );
    const ids = [
      idOf('M1', 'R1', ['A']),
      idOf('M2', 'R1', ['A']),
      idOf('M1', 'R2', ['A']),
      idOf('M1', 'R1', ['A', 'B']),
      idOf('M1', 'R1', ['A'], 1),
      idOf('M1', 'R1', ['A'], 0, 'violation'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf('M1', 'R1', ['B', 'A'])).toBe(idOf('M1', 'R1', ['A', 'B']));
  });

  it('is not read from what is none', () => {
    for (const id of ['', 'x', '0192f3a1-1111-7222-8333-444455556666', `${'0'.repeat(32)}`])
      expect(encounterHalfOf(id)).toBeNull();
  });
});
