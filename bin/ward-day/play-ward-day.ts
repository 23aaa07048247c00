import { playAlerts, playMute, playReport, playTomorrow, playUpload } from './office-steps.ts';
import { type LastCall, playOrder, playRetry, playRound } from './ordering-steps.ts';
import type { WardStep } from './ward-script.ts';
import type { Mismatches, WardStage } from './ward-stage.ts';

/** Plays every step in its order, telling the story. Answers all that was not as the script expects it. */
export async function playWardDay(stage: WardStage): Promise<Mismatches> {
  const mismatches: string[] = [];
  let last: LastCall | null = null;
  for (const step of stage.script.steps) {
    stage.tell(`${step.at} ${step.says.zh}\n      ${step.says.en}`);
    if (step.does === 'order') {
      const played = await playOrder(step, stage);
      last = played.last;
      mismatches.push(...at(step, played.mismatches, stage));
    } else {
      mismatches.push(...at(step, await playOther(step, last, stage), stage));
    }
  }
  return mismatches;
}

function playOther(
  step: Exclude<WardStep, { does: 'order' }>,
  last: LastCall | null,
  stage: WardStage,
): Promise<Mismatches> {
  switch (step.does) {
    case 'retry':
      if (last === null) throw new Error('the ward day asks again before it has asked');
      return playRetry(last, stage);
    case 'round':
      return playRound(step, stage);
    case 'upload':
      return playUpload(step, stage);
    case 'alerts':
      return playAlerts(step, stage);
    case 'report':
      return playReport(step, stage);
    case 'mute':
      return playMute(step, stage);
    case 'tomorrow':
      return playTomorrow(step, stage);
  }
}

function at({ at: clock }: WardStep, found: Mismatches, { tell }: WardStage): Mismatches {
  for (const mismatch of found) tell(`   ✗ ${mismatch}`);
  return found.map((mismatch) => `${clock} ${mismatch}`);
}
