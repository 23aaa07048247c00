import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Door {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Files outside any room. */
  readonly data?: readonly string[];
  /** Rooms of which types may be imported, which are gone when the program runs. */
  readonly types?: readonly string[];
}

/**
 * Who may know whom: docs/architecture.md, "The doors". An allow-list, so that a new dependency of a room
 * is put here on purpose. `@` stands for any package.
 */
const doors: Readonly<Record<string, Door>> = {
  'core/claims': { rooms: [], packages: ['zod'] },
  'core/costs': { rooms: [], packages: ['@datadog/sketches-js'] },
  'core/grouping': { rooms: ['core/claims'], packages: ['zod'] },
  'core/coding': { rooms: ['core/claims', 'core/grouping'], packages: ['zod'] },
  'core/payment': { rooms: ['core/claims', 'core/shares'], packages: ['zod'] },
  'core/drugs': { rooms: ['core/claims'], packages: ['zod'] },
  'core/expressions': { rooms: ['core/claims'], packages: ['@marcbachmann/cel-js'] },
  'core/rules': {
    rooms: ['core/claims', 'core/coding', 'core/costs', 'core/drugs', 'core/expressions'],
    packages: ['zod', '@noble/hashes'],
  },
  'core/review': { rooms: ['core/claims'], packages: ['zod', '@noble/hashes'] },
  'core/statistics': {
    rooms: ['core/claims', 'core/indicators', 'core/rules'],
    packages: ['zod', 'jstat'],
  },
  'core/indicators': {
    rooms: [
      'core/claims',
      'core/coding',
      'core/costs',
      'core/drugs',
      'core/grouping',
      'core/payment',
      'core/rules',
    ],
    packages: ['zod'],
  },
  'core/steering': {
    rooms: ['core/claims', 'core/indicators', 'core/rules', 'core/statistics'],
    packages: ['zod'],
  },
  'core/shares': { rooms: [], packages: [] },
  'core/analysis': { rooms: ['core/indicators'], packages: [] },
  'core/costing': { rooms: ['core/claims', 'core/indicators', 'core/shares'], packages: ['zod'] },
  'core/performance': {
    rooms: ['core/claims', 'core/expressions', 'core/indicators', 'core/shares'],
    packages: ['zod'],
  },
  'core/reports': {
    rooms: ['core/claims', 'core/forecast', 'core/indicators', 'core/rules', 'core/steering'],
    packages: ['zod'],
  },
  'core/forecast': {
    rooms: ['core/claims', 'core/indicators', 'core/statistics', 'core/steering'],
    packages: ['zod'],
  },
  'core/dip': {
    rooms: [
      'core/claims',
      'core/costs',
      'core/grouping',
      'core/indicators',
      'core/payment',
      'core/shares',
      'core/statistics',
    ],
    packages: ['zod'],
  },
  'core/orders': {
    rooms: ['core/claims', 'core/costs', 'core/drugs', 'core/indicators', 'core/rules'],
    packages: ['zod', '@noble/hashes'],
  },
  core: {
    rooms: [
      'core/claims',
      'core/coding',
      'core/costs',
      'core/dip',
      'core/drugs',
      'core/grouping',
      'core/payment',
      'core/rules',
      'core/review',
      'core/indicators',
      'core/orders',
    ],
    packages: ['zod'],
  },
  platform: { rooms: ['core'], packages: ['@'] },
  reports: { rooms: ['core'], packages: ['@noble/hashes', 'echarts', 'hono', 'write-excel-file'] },
  functions: { rooms: ['core', 'platform', 'reports'], packages: ['@'] },
  bin: {
    rooms: ['config', 'core', 'platform', 'functions', 'generator', 'lib', 'local', 'reports'],
    packages: ['@'],
  },
  bench: {
    rooms: ['bin', 'config', 'core', 'generator', 'local', 'platform'],
    types: ['functions'],
    packages: ['@'],
    // What the compiled grouper is measured against is what it is tested against.
    data: ['test/support/dip/group-naively.ts'],
  },
  generator: { rooms: ['core'], packages: ['@'] },
  // What analysts ask for is declared once, for those who write it and for the catalogue.
  lib: { rooms: ['config', 'core/analysis'], packages: ['@'], data: ['cdk.json'] },
  config: { rooms: [], packages: ['zod'] },
  local: {
    rooms: [],
    packages: ['@'],
    data: [
      'knowledge/dictionaries/departments.json',
      'knowledge/hospitals/dip-hospitals.json',
      'knowledge/hospitals/hospitals.json',
    ],
  },
  tools: { rooms: ['bin', 'core', 'generator', 'platform'], packages: ['@'] },
  web: {
    rooms: [],
    types: ['core', 'functions', 'platform'],
    packages: [
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'echarts',
      'i18next',
      'oidc-client-ts',
      'react',
      'react-dom',
      'react-i18next',
      'vite',
      'write-excel-file',
      // Of the configuration of the build, which is no part of the portal.
      'node:fs',
      'node:path',
      'node:url',
    ],
  },
};

const root = join(import.meta.dirname, '../..');
const importPattern = /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'/g;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isType?: boolean;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(importPattern)].map((match) => ({
    file,
    target: match[1] ?? match[2] ?? '',
    isType: /^\s*import type\b/.test(match[0]),
  }));
}

/** The innermost room a path is in. */
function roomOf(path: string): string | undefined {
  return Object.keys(doors)
    .filter((room) => path.startsWith(`${room}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function isAllowed({ file, target, isType = false }: Omit<Import, 'isType'> & Partial<Import>): boolean {
  const from = roomOf(file);
  const door = from === undefined ? undefined : doors[from];
  if (!door) return false;
  const isLetIn = (name: string) => door.packages.includes('@') || door.packages.includes(packageOf(name));
  if (!target.startsWith('.')) return isLetIn(target);
  const to = relative(root, join(root, dirname(file), target));
  if (to.startsWith('node_modules/')) return isLetIn(to.slice('node_modules/'.length));
  if (roomOf(to) === from || door.data?.includes(to)) return true;
  return [...door.rooms, ...(isType ? (door.types ?? []) : [])].some((room) => to.startsWith(`${room}/`));
}

describe('the doors between the rooms', () => {
  const files = Object.keys(doors)
    .filter((room) => !room.startsWith('core/'))
    .flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`, { cwd: root, exclude: ['web/dist/**'] }));

  it('were looked at', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300);
  });

  it('let nobody through who is not on the list', () => {
    const intruders = files.flatMap(importsOf).filter((found) => !isAllowed(found));
    expect(intruders.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('would stop what they are there to stop', () => {
    expect(isAllowed({ file: 'core/audit.ts', target: '@aws-sdk/client-s3' })).toBe(false);
    expect(isAllowed({ file: 'core/rules/rule.ts', target: 'node:fs' })).toBe(false);
    expect(isAllowed({ file: 'core/grouping/scheme.ts', target: '../payment/tariff.ts' })).toBe(false);
    expect(isAllowed({ file: 'platform/aws.ts', target: '../functions/split/handler.ts' })).toBe(false);
    expect(isAllowed({ file: 'reports/render-report.ts', target: 'node:fs' })).toBe(false);
    expect(isAllowed({ file: 'local/start.ts', target: '../lib/sentinel-stack.ts' })).toBe(false);
  });
});
