import type { Words } from '../core/claims/words.ts';
import { batchStepWords } from './batch-step-words.ts';
import { chinaTime } from './china-time.ts';
import type { StuckBatch } from './table/open-batches.ts';

/** What an office is told of a batch that no repair has moved. */
export function stuckWords({ step, idle_since, repairs, missing, given_up }: StuckBatch): Words {
  const at = batchStepWords[step];
  const since = chinaTime(new Date(idle_since)).replace('T', ' ');
  const chunks =
    missing === null ? { zh: '', en: '' } : { zh: `，尚缺 ${missing} 块`, en: `, ${missing} chunks missing` };
  const then = given_up
    ? {
        zh: '运维人员已放弃该批次；请将文件换一个名称重新上传，已计入的病例不会重复计算。',
        en: 'The operators have given it up: please send the file again under another name; what was counted is not counted twice.',
      }
    : {
        zh: '数据没有丢失，运维人员已收到告警；请不要重复上传。',
        en: 'Nothing is lost, and the operators have been told: please do not send the file again.',
      };
  return {
    zh: `批次停在“${at.zh}”，自 ${since} 起没有进展${chunks.zh}，已自动修复 ${repairs} 次。${then.zh}`,
    en: `The batch has been ${at.en} without progress since ${since} (China)${chunks.en}; ${repairs} repairs did not move it. ${then.en}`,
  };
}
