import { type BadReference, checkSchemeReferences } from '../check-scheme-references.ts';
import type { Condition } from '../condition.ts';
import type { Scheme } from '../scheme.ts';
import { drgPlaceName } from './find-impossible-conditions.ts';
import type { GroupPlace, ImportIssue, Place } from './import-issue.ts';

type Places = ReadonlyMap<string, GroupPlace>;

/** Finds names that lead nowhere, with every place that uses them; silent where what they name could not be read. */
export function findBadReferences(
  scheme: Scheme,
  places: Places,
  gaps: ReadonlySet<string>,
): readonly ImportIssue[] {
  return checkSchemeReferences(scheme)
    .filter((reference) => !followsFromGap(reference, gaps))
    .map((reference): ImportIssue => {
      const [place = null, ...also] = placesOf(reference, scheme, places);
      return { code: 'bad-reference', place, also, reference };
    });
}

function followsFromGap({ path, code, name }: BadReference, gaps: ReadonlySet<string>): boolean {
  const group = path.split('.')[1] ?? '';
  switch (code) {
    case 'no-list':
      return gaps.has(`${group} sets`) || gaps.has(`${group} sets.${name}`);
    case 'no-class':
      return gaps.has(`${group} procClasses`) || gaps.has(`${group} procClasses.${name}`);
    case 'no-sites':
      return gaps.has(`${group} bodySites`);
    case 'no-adrg':
      return gaps.has('adrgs');
    case 'in-no-mdc':
      return name.startsWith('#') || gaps.has('mdcs') || gaps.has(`${name.charAt(0)} adrgs`);
    case 'not-in-mdc':
      return gaps.has(`${group} adrgs`);
    case 'twice':
      // Entries that stand twice are told where the source is read.
      return ['mdcs', 'adrgs', 'complications.mcc', 'complications.cc'].includes(path);
    case 'no-effect':
      return false;
  }
}

function placesOf({ path, name }: BadReference, scheme: Scheme, places: Places): readonly Place[] {
  const [kind, group = ''] = path.split('.');
  const at = (of: string, ...steps: readonly PropertyKey[]): Place[] => {
    const known = places.get(of);
    return known ? [known.at(...steps)] : [];
  };
  const asked = (of: string, condition: Condition, ...steps: readonly PropertyKey[]) =>
    namesIn(condition).has(name) || name === '' ? at(of, ...steps) : [];
  if (path === 'adrgs') return at(name);
  if (path === 'mdcs.adrgs') return scheme.mdcs.flatMap(({ code, adrgs }) => triedAt(name, adrgs, code, at));
  if (path.endsWith('.ambiguous')) return at(group, 'ambiguous', 'after');
  if (kind === 'mdcs')
    return scheme.mdcs
      .filter(({ code }) => code === group)
      .flatMap(({ entry, ambiguous }) => [
        ...asked(group, entry, 'entry'),
        ...(ambiguous ? asked(group, ambiguous.when, 'ambiguous', 'when') : []),
      ]);
  return scheme.adrgs
    .filter(({ id }) => id === group)
    .flatMap((adrg) => [
      ...asked(group, adrg.when, 'when'),
      ...adrg.drgs.flatMap(({ code, when }) => asked(drgPlaceName(adrg, code), when, 'when')),
    ]);
}

function triedAt(
  name: string,
  adrgs: readonly string[],
  mdc: string,
  at: (of: string, ...steps: readonly PropertyKey[]) => Place[],
): Place[] {
  return adrgs.flatMap((id, i) => (id === name ? at(mdc, 'adrgOrder', i) : []));
}

/** Names of lists and classes anywhere in a condition. */
function namesIn(condition: Condition): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') names.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(condition);
  return names;
}
