import { SchemeTrial } from '../core/grouping/scheme-trial.ts';
import { knowledgeOf } from '../core/knowledge.ts';
import { standingLists, type UploadTally } from '../platform/intake/standing-lists.ts';
import type { CaseName, UploadsSchemeDryRun } from '../platform/knowledge/dry-run-reports.ts';
import { fetchScheme } from '../platform/knowledge/fetch-scheme.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../platform/knowledge/lazy-groupers.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import type { SchemePackage } from '../platform/knowledge/scheme-package.ts';
import type { Stack } from './endpoints.ts';
import { regionNamed } from './named-knowledge.ts';
import { openKnowledge, uploadReader } from './stack-claims.ts';

const dayMs = 86_400_000;

/**
 * Groups the stays that ended in a month, of all hospitals of a region, once as they are grouped today and
 * once by an uploaded scheme. It reads the uploads again and writes nothing. Throws on an unknown region.
 */
export async function dryRunScheme(
  stack: Stack,
  { scheme, package: hash }: SchemePackage,
  { region, month, now }: { region: string; month: string; now: Date },
): Promise<UploadsSchemeDryRun> {
  const folder = knowledgeFolder();
  const installed = loadKnowledge({}, folder);
  regionNamed(installed.regions, region);
  const fetched = await fetchScheme(stack.knowledge, scheme, hash, folder);
  const trial = new SchemeTrial<CaseName>(lazyGroupers(fetched)(scheme));
  const hospitals = [...installed.hospitals.values()].filter((hospital) => hospital.region === region);
  const codes = hospitals.map(({ code }) => code);
  const knowledgeToday = await openKnowledge(stack, installed, folder);
  const means = uploadReader(stack, folder);
  const tally: UploadTally = { read: 0, gone: [] };
  for (const code of codes) {
    const knowledge = await knowledgeToday(code);
    for await (const list of standingLists(means, code, dayBefore(month), tally)) {
      if (list.care !== 'inpatient' || !list.stay.dischargedAt.startsWith(month)) continue;
      const name = { hospital: list.hospital, setl_id: list.settlementId };
      trial.add(name, list, knowledgeOf(list, knowledge).grouper);
    }
  }
  return {
    region,
    scheme,
    package: hash,
    month,
    made_at: now.toISOString(),
    hospitals: codes,
    uploads_read: tally.read,
    uploads_gone: tally.gone,
    ...trial.report(),
  };
}

/** No file holds a stay that ended after it was sent; a day more, for clocks of different zones. */
export function dayBefore(month: string): string {
  return new Date(Date.parse(`${month}-01`) - dayMs).toISOString().slice(0, 10);
}
