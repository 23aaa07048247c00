import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import licences from '../../tools/licences.json' with { type: 'json' };

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly inBundle?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));
const declared: Readonly<Record<string, string>> = read('package.json').dependencies;
const lock: Readonly<Record<string, Package>> = read('package-lock.json').packages;
const production = Object.entries(lock).filter(([path, { dev }]) => path !== '' && !dev);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

const excepted = Object.entries(licences.excepted);
const stated: Readonly<Record<string, { readonly licence: string }>> = licences.stated;

/** An SPDX expression with at most one kind of operator, which is all that packages write. */
function isAllowed(expression: string): boolean {
  const parts = expression.replace(/[()]/g, '').split(/ (?:OR|AND) /);
  const allowed = parts.filter((part) => licences.allowed.includes(part));
  return expression.includes(' AND ') ? allowed.length === parts.length : allowed.length > 0;
}

/** A build of a package for one platform goes with it: `lightningcss-linux-x64-gnu`. */
const isException = (name: string, licence: string) =>
  excepted.some(([other, exception]) => `${name}-`.startsWith(`${other}-`) && exception.licence === licence);

describe('what production depends on', () => {
  it('is pinned exactly, and locked at what is pinned', () => {
    for (const [name, version] of Object.entries(declared)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('is locked by content: no package can be another one tomorrow', () => {
    const loose = production.filter(
      ([, { integrity, inBundle }]) => !inBundle && !integrity?.startsWith('sha512-'),
    );
    expect(production.length).toBeGreaterThan(200);
    // Builds for other platforms that the registry did not carry when the lock was completed; npm takes none of these here.
    expect(loose.filter(([, { optional }]) => !optional)).toEqual([]);
  });

  it('has a licence on the list, or is an exception with a reason', () => {
    const refused = production
      .map(
        ([path, { license }]) => [nameOf(path), license ?? stated[nameOf(path)]?.licence ?? 'none'] as const,
      )
      .filter(([name, licence]) => !isAllowed(licence) && !isException(name, licence));
    expect(refused).toEqual([]);
  });

  it('leaves no exception and no allowance without a package', () => {
    const names = production.map(([path]) => nameOf(path));
    for (const [name] of excepted) expect(names).toContain(name);
    for (const name of Object.keys(stated)) expect(lock[`node_modules/${name}`]?.license).toBeUndefined();
    const used = Object.values(lock).flatMap(({ license = '' }) =>
      license.replace(/[()]/g, '').split(/ (?:OR|AND) /),
    );
    expect(licences.allowed.filter((licence) => !used.includes(licence))).toEqual([]);
  });

  it('would refuse what it is there to refuse', () => {
    for (const licence of [
      'GPL-3.0-only',
      'AGPL-3.0',
      'MIT AND GPL-2.0',
      'UNLICENSED',
      'none',
      'SEE LICENSE IN X',
    ])
      expect(isAllowed(licence), licence).toBe(false);
    expect(isAllowed('(MIT OR GPL-3.0-or-later)')).toBe(true);
    expect(isException('lightning', 'MPL-2.0') || isException('lightningcss', 'GPL-3.0')).toBe(false);
  });
});
