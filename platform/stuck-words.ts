import type { Words } from '../core/claims/words.ts';
import { batchStepWords } from './batch-step-words.ts';
import { chinaTime } from './china-time.ts';
import type { StuckBatch } from './table/open-batches.ts';

/** What an office is told of a batch that no repair has moved. */
export function stuckWords({ step, idle_since, repairs, missing }: StuckBatch): Words {
  const at = batchStepWords[step];
  const since = chinaTime(new Date(idle_since)).replace('T', ' ');
  const chunks =
    missing === null ? { zh: '', en: '' } : { zh: `，尚缺 ${missing} 块`, en: `, ${missing} chunks missing` };
  return {
    zh: `批次停在“${at.zh}”，自 ${since} 起没有进展${chunks.zh}，已自动修复 ${repairs} 次。数据没有丢失，运维人员已收到告警；请不要重复上传。`,
    en: `The batch has been ${at.en} without progress since ${since} (China)${chunks.en}; ${repairs} repairs did not move it. Nothing is lost, and the operators have been told: please do not send the file again.`,
  };
}
