import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface LockEntry {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Record<string, LockEntry>;
};

/** `…-linux-x64-musl` and its like: builds of which a machine takes one. */
const isPlatformBuild = (name: string) =>
  /-(android|darwin|freebsd|linux|openharmony|wasm32|win32)-/.test(name);

describe('the lock', () => {
  it('has an entry for every platform build it names, without which npm ci refuses it (tools/complete-lock.ts)', () => {
    const named = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    const builds = named.filter(isPlatformBuild);
    expect(builds.length).toBeGreaterThan(10);
    expect(builds.filter((name) => !lock.packages[`node_modules/${name}`])).toEqual([]);
  });

  it('names no host', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved)).toEqual([]);
  });
});
