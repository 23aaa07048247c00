import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { packOrderKnowledge } from '../../platform/knowledge/pack-order-knowledge.ts';
import { knowledgeWith } from './knowledge-with.ts';

let packed: string | undefined;

/** What the function of orders carries, packed once: with one scheme for all, for the others take long and tell no more. */
export function packedOrders(): string {
  if (packed !== undefined) return packed;
  const folder = mkdtempSync(join(tmpdir(), 'packed-orders-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const one = [{ scheme: 'chs-drg-1.1', from: null }];
  const schemes = Object.fromEntries([...loadRegions().byCode.keys()].map((code) => [code, one]));
  packed = join(folder, 'pack');
  packOrderKnowledge(knowledgeWith(join(folder, 'knowledge'), schemes), packed);
  return packed;
}
