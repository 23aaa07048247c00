import type { CodeListRef } from './condition.ts';
import type { Adrg, Mdc, Scheme } from './scheme.ts';

type BodySites = NonNullable<Mdc['bodySites']>;

/** What the names in a condition mean at the place where it stands. */
export interface CodeScope {
  readonly codesOf: (ref: CodeListRef) => readonly string[];
  readonly codesOfClass: (name: string) => readonly string[];
  readonly bodySites: BodySites;
}

export function mdcScope(scheme: Scheme, mdc: Mdc): CodeScope {
  return scopeOf(scheme, mdc.sets, {}, mdc.bodySites ?? []);
}

export function adrgScope(scheme: Scheme, adrg: Adrg): CodeScope {
  return scopeOf(scheme, adrg.sets, adrg.procClasses ?? {}, []);
}

type Lists = Readonly<Record<string, readonly string[]>>;

function scopeOf(scheme: Scheme, sets: Lists, procClasses: Lists, bodySites: BodySites): CodeScope {
  return {
    codesOf: (ref) => {
      if (typeof ref !== 'string') return ref.codes;
      return ref === 'validProc' ? scheme.validProcedures : (sets[ref] ?? []);
    },
    codesOfClass: (name) => procClasses[name] ?? [],
    bodySites,
  };
}
