import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlerBundling } from '../../lib/handler-bundling.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundling-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('handlerBundling', () => {
  it.each(['plain', 'with space', "with 'quote"])(
    'puts knowledge beside the bundle, also in a folder %s',
    (name) => {
      const [input, output] = [join(folder, name, 'in'), join(folder, name, 'out')];
      mkdirSync(join(input, 'knowledge', 'schemes'), { recursive: true });
      mkdirSync(output, { recursive: true });
      writeFileSync(join(input, 'knowledge', 'schemes', 'a.json'), '{}');

      const commands = handlerBundling(true).commandHooks?.afterBundling(input, output) ?? [];
      for (const command of commands) execFileSync('bash', ['-c', command]);

      expect(readFileSync(join(output, 'knowledge', 'schemes', 'a.json'), 'utf8')).toBe('{}');
    },
  );

  describe.each([
    ['for-orders', 'pack-order-knowledge.ts', 'order-knowledge'],
    ['for-queries', 'pack-query-knowledge.ts', 'query-knowledge.json'],
  ] as const)('%s', (carried, recipe, pack) => {
    it.each(['plain', 'with space', "with 'quote"])(
      'packs what is needed beside the bundle, also in a folder %s',
      (name) => {
        const [input, output] = [join(folder, name, 'in'), join(folder, name, 'out')];
        mkdirSync(join(input, 'tools'), { recursive: true });
        const tool =
          "import fs from 'node:fs';\nfs.mkdirSync(process.argv[2] as string, { recursive: true });";
        writeFileSync(join(input, 'tools', recipe), tool);

        const commands = handlerBundling(carried).commandHooks?.afterBundling(input, output) ?? [];
        for (const command of commands) execFileSync('bash', ['-c', command], { stdio: 'ignore' });

        expect(existsSync(join(output, pack))).toBe(true);
      },
    );
  });

  it('brings the SDK only where somebody waits for the answer', () => {
    for (const carried of ['for-orders', 'for-queries'] as const)
      expect(handlerBundling(carried).externalModules).not.toContain('@aws-sdk/*');
    expect(handlerBundling(true).externalModules).toContain('@aws-sdk/*');
  });

  it('carries no knowledge where none is asked for', () => {
    expect(handlerBundling(false).commandHooks).toBeUndefined();
  });
});
