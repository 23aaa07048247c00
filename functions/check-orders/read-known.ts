import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import type { Encounter } from '../../core/orders/encounter.ts';
import type { Muting } from '../../core/orders/muting.ts';
import type { KnownOfEncounter } from '../../core/orders/order-check.ts';
import { encounterHalf } from '../../core/orders/warning-id.ts';
import { birthMark, type PersonStore, pseudonym } from '../../platform/table/persons.ts';
import type { WarningStore } from '../../platform/table/warnings.ts';
import { withinDeadline } from '../../platform/within-deadline.ts';
import { type Fault, faultsIn } from './fault.ts';

/** Where what a check needs beside the request is read. */
export interface KnownSources {
  readonly warnings: Pick<WarningStore, 'memoryOf'>;
  /** By pseudonym. */
  readonly historyOf: PersonStore['historyOf'];
  readonly mutingsOf: (hospital: string) => Promise<readonly Muting[]>;
  /** As far as they have been read yet: nobody waits for them. */
  readonly baselinesOf: (hospital: string) => ReadonlyMap<string, CostBaseline>;
  /** Secret from which pseudonyms of persons are derived. */
  readonly personKey: string;
}

export interface KnownInTime {
  readonly known: KnownOfEncounter;
  readonly faults: readonly Fault[];
}

/** Reads all at once, no longer than it may take. What fails or is late is not known, and that is said. */
export async function readKnown(
  { hospital, encounterId, patient }: Encounter,
  { warnings, historyOf, mutingsOf, baselinesOf, personKey }: KnownSources,
  withinMs: number,
): Promise<KnownInTime> {
  const { personId, birthDate } = patient;
  const [memory, history, mutings] = await Promise.all([
    withinDeadline(withinMs, () => warnings.memoryOf(hospital, encounterHalf(hospital, encounterId))),
    withinDeadline(withinMs, async () =>
      personId === null ? null : historyOf(pseudonym(personId, personKey)),
    ),
    withinDeadline(withinMs, () => mutingsOf(hospital)),
  ]);
  return {
    known: {
      history: history.ok ? history.value : null,
      birthMark: personId && birthDate ? birthMark(personId, birthDate, personKey) : undefined,
      shown: memory.ok ? memory.value : [],
      mutings: mutings.ok ? mutings.value : [],
      baselines: baselinesOf(hospital),
    },
    faults: [...faultsIn('memory', memory), ...faultsIn('history', history), ...faultsIn('mutings', mutings)],
  };
}
