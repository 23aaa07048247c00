import type { WireDictionaries } from './wire/dictionaries.ts';
import { isWireObject, toList, toObject, type WireObject } from './wire/node.ts';
import { wireText } from './wire/reader.ts';

/** Where care was given: a stay in hospital, a visit to a clinic, a purchase at a pharmacy. */
export type CareSetting = 'inpatient' | 'outpatient' | 'pharmacy';

/**
 * Where the care of a list was given, by `med_type` of its header, else of all its fee lines (outpatient where
 * these tell of a clinic and of a pharmacy). A list that does not say, or not with one voice, is of a stay.
 */
export function findCareSetting(nodes: WireObject, { med_type }: WireDictionaries): CareSetting {
  const settingOf = (node: unknown): CareSetting | null => {
    const code = isWireObject(node) ? wireText(node['med_type']) : null;
    const means = typeof code === 'string' && Object.hasOwn(med_type, code) ? med_type[code]?.means : null;
    return means === undefined || means === 'either' ? null : means;
  };
  return settingOf(toObject(nodes['setlinfo'])) ?? settingOfLines(nodes['feedetail'], settingOf);
}

function settingOfLines(feedetail: unknown, settingOf: (line: unknown) => CareSetting | null): CareSetting {
  const lines = toList(feedetail);
  if (!Array.isArray(lines) || lines.length === 0) return 'inpatient';
  let all: CareSetting = 'pharmacy';
  for (const line of lines) {
    const setting = settingOf(line);
    if (setting === null || setting === 'inpatient') return 'inpatient';
    if (setting === 'outpatient') all = setting;
  }
  return all;
}
