import { isMuted } from './muting.ts';
import type { KnownOfEncounter, NamedWarning, OrderCheck, OrderQuestion } from './order-check.ts';
import { rankWarnings } from './rank-warnings.ts';
import type { ShownWarning, Warning, WithheldFor } from './warning.ts';
import { encounterHalf, warningId } from './warning-id.ts';

type Shown = Pick<OrderCheck, 'warnings' | 'withheld'>;

/** What becomes of one warning, before the limit: `standing` has its id and its place from an earlier answer. */
type Lot =
  | { readonly kind: 'standing'; readonly id: string }
  | { readonly kind: 'fresh'; readonly id: string }
  | { readonly kind: 'withheld'; readonly why: WithheldFor };

/**
 * Less is more: of the warnings those that are muted or were told before are withheld, and of the rest the
 * gravest are shown, up to the limit. One that needs a reason stands until it has one, and goes before what is
 * new. A request asked again gets what it got, and nothing else that is new.
 */
export function chooseShown(
  warnings: readonly Warning[],
  { encounter, askedAt, request }: Pick<OrderQuestion, 'encounter' | 'askedAt' | 'request'>,
  { shown, mutings }: Pick<KnownOfEncounter, 'shown' | 'mutings'>,
  mostShown: number,
): Shown {
  const ofEncounter = encounterHalf(encounter.hospital, encounter.encounterId);
  const day = askedAt.slice(0, 10);
  const isAskedAgain = shown.some((before) => before.request === request);
  const lots = rankWarnings(warnings).map((warning) => {
    const before = shown.filter(({ identity }) => identity === warning.identity);
    const { rule_id, department } = warning.finding;
    const muted = isMuted(mutings, rule_id, department ?? encounter.department, day);
    return { warning, lot: lotOf(warning, before, ofEncounter, request, muted) };
  });
  const standing = lots.filter(({ lot }) => lot.kind === 'standing').length;
  let room = isAskedAgain ? 0 : mostShown - standing;
  const named: NamedWarning[] = [];
  const withheld: Shown['withheld'][number][] = [];
  for (const { warning, lot } of lots) {
    if (lot.kind === 'withheld') withheld.push({ warning, why: lot.why });
    else if (lot.kind === 'standing') named.push({ id: lot.id, warning, isRepeat: true });
    else if (room-- > 0) named.push({ id: lot.id, warning, isRepeat: false });
    else withheld.push({ warning, why: 'beyond-limit' });
  }
  return { warnings: named, withheld };
}

/** @param before the same concern as shown earlier, in any order */
function lotOf(
  { identity, needsReason }: Warning,
  before: readonly ShownWarning[],
  ofEncounter: string,
  request: string,
  muted: boolean,
): Lot {
  const answered = before.find((one) => one.request === request);
  if (answered) return { kind: 'standing', id: answered.id };
  if (muted) return { kind: 'withheld', why: 'muted' };
  const last = before.find(({ state }) => state !== 'changed');
  if (!last) return { kind: 'fresh', id: warningId(ofEncounter, identity, before.length) };
  if (last.state === 'unanswered' && needsReason) return { kind: 'standing', id: last.id };
  return { kind: 'withheld', why: 'repeated' };
}
