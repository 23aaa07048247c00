/**
 * Gives package-lock.json an entry for every optional package that it names but lacks. npm leaves out the
 * builds for other platforms when the registry it asked does not carry them, and `npm ci` then refuses the
 * whole lock, everywhere. Recipe: after `npm install`, `node tools/complete-lock.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> };

for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const entry = entryFor(name, version, owner);
    if (entry) lock.packages[`node_modules/${name}`] ??= entry;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

/** What a build for one platform says of itself, as far as its name tells (`…-linux-arm64-musl`); `null` for others. */
function entryFor(name: string, version: string, { dev, license }: LockEntry): LockEntry | null {
  const words = name.split(/[-/]/);
  const oses = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
  const cpus = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];
  const os = words.filter((word) => oses.includes(word));
  const cpu = words.filter((word) => cpus.includes(word));
  if (os.length !== 1 || cpu.length !== 1) return null;
  const libc = name.includes('musl') ? ['musl'] : name.includes('-gnu') ? ['glibc'] : null;
  return {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc && { libc }),
    ...(license && { license }),
    optional: true,
    os,
  };
}
