import type { Feedback, Heard, HeardWarning, WardCall } from './ward-channel.ts';
import type { WardEncounter, WardOrder } from './ward-encounters.ts';
import type { StepOf, WardAnswer } from './ward-script.ts';
import { type Mismatches, send, type WardStage } from './ward-stage.ts';

const triesACall = 10;

/** The last call of the day with what was heard, for a client that asks again. */
export interface LastCall {
  readonly call: WardCall;
  readonly department: string;
  readonly through: StepOf<'order'>['through'];
  readonly heard: Heard;
}

/** A doctor writes orders, hears what stands against them, and does something about it. */
export async function playOrder(
  step: StepOf<'order'>,
  stage: WardStage,
): Promise<{ readonly last: LastCall; readonly mismatches: Mismatches }> {
  const encounter = stage.charts.encounterOf(step.patient);
  const current = stage.charts.ordersOf(step, step.by);
  const last = await ask(step.through, encounter, current, stage);
  tellHeard(last.heard, stage);
  const taken = await answer(last, (warning) => step.answers[warning.rule], stage);
  stage.charts.sign(encounter, taken.some(({ isKept }) => !isKept) ? [] : current);
  return { last, mismatches: compare(step.expect, last.heard) };
}

/** The same bytes again: the same answer, and nothing more to remember. */
export async function playRetry(last: LastCall, stage: WardStage): Promise<Mismatches> {
  const again = stage.channels[last.through].hear(await send(stage, last.department, last.call));
  const [before, after] = [last.heard, again].map(({ warnings }) => warnings.map(({ id }) => id).join(' '));
  stage.tell(`   同一报文重发，答复相同 the same message again: ${again.warnings.length} → same ids`);
  return before === after ? [] : [`asked again, the answer is ${after}, not ${before}`];
}

/** Many patients alike; the doctors answer as the script shares it out. */
export async function playRound(step: StepOf<'round'>, stage: WardStage): Promise<Mismatches> {
  const answers = step.answers.flatMap((one) => Array.from({ length: one.times }, () => one));
  const mismatches: string[] = [];
  for (const [at, given] of answers.entries()) {
    const encounter = stage.charts.encounterOf(step.like, `-${at + 1}`);
    const doctor = step.doctors[at % step.doctors.length] ?? '';
    const last = await ask(step.through, encounter, stage.charts.ordersOf(step, doctor), stage);
    await answer(last, () => given, stage);
    mismatches.push(...compare(step.expect, last.heard));
  }
  stage.tell(`   ${answers.length} 名患者 patients: ${step.expect.shown.join(', ')}`);
  for (const { times, does, reason, code } of step.answers)
    stage.tell(`   ${times} × ${doesWords[does]} ${reason ?? code ?? ''}`);
  return [...new Set(mismatches)];
}

/** Asks, and asks the same again where something was not read in time: on a busy machine, or by a cold function. */
async function ask(
  through: LastCall['through'],
  encounter: WardEncounter,
  current: readonly WardOrder[],
  stage: WardStage,
): Promise<LastCall> {
  const { department } = encounter.patient;
  const call = stage.channels[through].ask(encounter, current);
  let heard = stage.channels[through].hear(await send(stage, department, call));
  for (let tries = 1; heard.engine !== 'ok' && tries < triesACall; tries++) {
    stage.tell(`   引擎降级，再问一次 ${heard.engine}, asked again: ${heard.lacks.join(', ')}`);
    heard = stage.channels[through].hear(await send(stage, department, call));
  }
  return { call, department, through, heard };
}

async function answer(
  { heard, department, through }: LastCall,
  answerTo: (warning: HeardWarning) => WardAnswer | undefined,
  stage: WardStage,
): Promise<readonly Feedback[]> {
  const feedback = heard.warnings.flatMap((warning): Feedback[] => {
    const given = answerTo(warning);
    if (!given) return [];
    const { does, reason = null, code = null } = given;
    return [{ id: warning.id, isKept: does === 'override', reason, code }];
  });
  if (feedback.length === 0) return feedback;
  const channel = stage.channels[through];
  const call = channel.answer(feedback);
  for (let tries = 1; ; tries++) {
    const reply = await send(stage, department, call);
    if (channel.isTaken(reply, feedback.length)) return feedback;
    if (tries === triesACall) throw new Error(`feedback is not taken: ${JSON.stringify(reply)}`);
  }
}

function tellHeard({ warnings, withheld }: Heard, { tell }: WardStage): void {
  if (warnings.length === 0) tell('   无提示 nothing is said');
  for (const { rule, says, needsReason } of warnings)
    tell(`   ⚠ ${rule} ${says.slice(0, 90)}${needsReason ? '（须说明理由 needs a reason）' : ''}`);
  for (const [why, count] of Object.entries(withheld)) tell(`   – ${why}: ${count}`);
}

const doesWords: Readonly<Record<WardAnswer['does'], string>> = {
  override: '坚持 overridden',
  change: '修改 changed',
};

/** What was heard against what the script expects. */
export function compare(
  { shown, withheld = {} }: StepOf<'order'>['expect'],
  heard: Pick<Heard, 'withheld'> & {
    readonly engine?: string;
    readonly warnings: readonly { readonly rule: string }[];
  },
): string[] {
  const sorted = (rules: readonly string[]) => rules.toSorted().join(', ');
  const counts = (of: Readonly<Record<string, number>>) => JSON.stringify(Object.entries(of).toSorted());
  const found = heard.warnings.map(({ rule }) => rule);
  return [
    ...((heard.engine ?? 'ok') === 'ok' ? [] : [`the engine was ${heard.engine}`]),
    ...(sorted(found) === sorted(shown)
      ? []
      : [`shown: ${sorted(found) || 'nothing'}; expected ${sorted(shown) || 'nothing'}`]),
    ...(counts(heard.withheld) === counts(withheld)
      ? []
      : [`withheld: ${counts(heard.withheld)}; expected ${counts(withheld)}`]),
  ];
}
