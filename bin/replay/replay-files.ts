import { compareReplayed, replayedFinding } from '../../core/compare-replayed.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { auditFiles } from '../audit-files.ts';
import type { FileReport } from '../claim-source.ts';
import { OldResults } from './old-results.ts';
import type { ReplayFolder } from './replay-folder.ts';
import { isMeant, type ReplayScope } from './replay-question.ts';

/**
 * Audits claim files again, beside the results that an earlier `sentinel audit` of them has left. The place of a run is
 * how many portions of the files it has audited.
 * @param before folder of the earlier results
 * @param reports what was found out about the files
 * @returns how many of the old results were of no case in the files
 */
export async function replayFiles(
  files: readonly string[],
  before: string,
  knowledge: Knowledge,
  scope: ReplayScope,
  folder: ReplayFolder<number>,
  reports: FileReport[],
  quiet = false,
): Promise<number> {
  const old = await OldResults.read(before, scope);
  try {
    let portion = folder.goesOnAfter ?? 0;
    for await (const { cases } of auditFiles(files, knowledge, reports, quiet, portion)) {
      for (const audited of cases) {
        const { result, findings } = audited;
        if (!isMeant(result, scope)) continue;
        const was = old.find(result.hospital, result.setl_id);
        if (!was) folder.pass('without_old');
        else {
          const named = { before: was.findings, after: findings.map(replayedFinding) };
          folder.add(audited, compareReplayed({ before: was.result, after: result, findings: named }));
        }
      }
      folder.reach(++portion);
    }
    return old.count;
  } finally {
    old.close();
  }
}
