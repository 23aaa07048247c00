import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GroupingCase } from '../core/grouping/grouping-case.ts';

/** A case as the peer takes it. It reads a blank as an empty text. */
type PeerRecord = Readonly<Record<string, unknown>>;

export interface PeerResult {
  readonly status: string;
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
}

export interface PeerGrouper {
  readonly record: (given: GroupingCase) => PeerRecord;
  readonly group: (record: PeerRecord) => Promise<PeerResult>;
}

/**
 * OpenDRG's JavaScript grouper for CHS-DRG 1.1 behind its public door, from a checkout. Its sources import JSON
 * with `assert`, which Node 24 no longer parses: the keyword is read as `with`, nothing else is changed.
 */
export async function loadPeer(checkout: string): Promise<PeerGrouper> {
  const root = pathToFileURL(resolve(checkout)).href;
  registerHooks({
    load: (url, context, next) => {
      if (!url.startsWith(root) || !url.endsWith('.js')) return next(url, context);
      const source = readFileSync(new URL(url), 'utf8').replace(/\bassert\s*\{/g, 'with {');
      return { format: 'module', shortCircuit: true, source };
    },
  });
  const door = pathToFileURL(join(resolve(checkout), 'drg_group', 'chs_drg_11', 'GroupProxy.js')).href;
  const { GroupProxy } = (await import(door)) as { GroupProxy: new () => PeerProxy };
  const proxy = new GroupProxy();
  return { record: peerRecord, group: (record) => proxy.group_record(record) };
}

interface PeerProxy {
  readonly group_record: (record: PeerRecord) => Promise<PeerResult>;
}

function peerRecord(given: GroupingCase): PeerRecord {
  return {
    Index: given.id,
    gender: given.sex ?? '',
    age: given.ageYears ?? '',
    ageDay: given.ageDays ?? '',
    weight: given.weightGrams ?? '',
    dept: given.dept ?? '',
    inHospitalTime: given.losDays ?? '',
    leavingType: given.dischargeWay ?? '',
    zdList: [...given.dx],
    ssList: [...given.proc],
    remark: '',
  };
}
