import type { Bilingual } from '../../texts/language.ts';
import type { UnitKind } from './hrefs.ts';

/** What a unit is called, with the code that it goes by: doctors have no more than that. */
export function unitTitle(
  kind: UnitKind,
  key: string,
  name: Bilingual | null,
  say: (both: Bilingual | null) => string,
): string {
  // Of a group the scheme's name stands before the slash.
  const code = kind === 'group' ? key.slice(key.indexOf('/') + 1) : key;
  const said = say(name);
  if (said === '') return code;
  return kind === 'group' || kind === 'rule' ? `${code} ${said}` : `${said} ${code}`;
}
