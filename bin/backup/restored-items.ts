import { blocksOf, chunksOf } from '../../platform/chunk-blocks.ts';
import { batchKey, chunkSetKey, findingPointerKey, openBatches } from '../../platform/table/keys.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { type RawItem, textIn } from './item-line.ts';

/** How items of a copy are put back. */
export interface RestoredItems {
  readonly change: (item: RawItem) => readonly RawItem[];
  /** Hospitals' months of which there are lines, as `hospital month`. */
  readonly months: ReadonlySet<string>;
}

/**
 * All items as they are, but for what was on its way: such a batch begins again at enrolment, with every chunk noted as
 * begun, so that nothing an interrupted run has left behind is taken for its own.
 */
export function restoredItems({ in_flight, is_quiet }: BackupManifest): RestoredItems {
  const begun = new Set(in_flight.map((id) => batchKey(id).pk));
  const months = new Set<string>();
  const change = (item: RawItem): readonly RawItem[] => {
    const [pk = '', sk = ''] = [textIn(item, 'pk'), textIn(item, 'sk')];
    const [, hospital, month] = /^SUMMARY#(.+)#(\d{4}-\d{2})$/.exec(pk) ?? [];
    if (hospital !== undefined) months.add(`${hospital} ${month}`);
    if (begun.has(pk)) return sk === batchKey('').sk ? begunAgain(item) : [];
    if (!is_quiet && pk.startsWith('CASE#') && sk.startsWith('FINDING#')) return [item, pointerOf(item)];
    return [item];
  };
  return { change, months };
}

function begunAgain(item: RawItem): readonly RawItem[] {
  const { enrolled_blocks: _, audited_blocks: __, stuck: ___, ...kept } = item;
  const id = textIn(item, 'id') ?? '';
  const chunks = Number(item['chunks']?.N ?? 0);
  const batch: RawItem = {
    ...kept,
    status: { S: 'enrolling' },
    gsi3pk: { S: openBatches },
    gsi3sk: { S: `${textIn(item, 'uploaded_at')}#${id}` },
  };
  const sets = blocksOf(chunks).map((block): RawItem => {
    const { pk, sk } = chunkSetKey(id, 'begun', block);
    return { pk: { S: pk }, sk: { S: sk }, chunks: { NS: chunksOf(block, chunks).map(String) } };
  });
  return [batch, ...sets];
}

/** Read before its finding was put, it may be lacking in the copy. */
function pointerOf(finding: RawItem): RawItem {
  const { pk, sk } = findingPointerKey(textIn(finding, 'finding_id') ?? '');
  return {
    pk: { S: pk },
    sk: { S: sk },
    hospital: { S: textIn(finding, 'hospital') ?? '' },
    settlementId: { S: textIn(finding, 'setl_id') ?? '' },
  };
}
