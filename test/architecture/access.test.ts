import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../functions/query/openapi-document.ts';
import access from '../../platform/access/access.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');

/** What is public, and what the gateway's token or the client's own decides about: docs/orders.md. */
const elsewhere = /^(GET \/openapi\.json|GET \/api\/v1\/sign-in|POST \/nhsa\/|(GET|POST) \/cds-services)/;

describe('who may do what', () => {
  it('is decided by one module: no other looks at a role', () => {
    const looking = globSync('{functions,platform}/**/*.ts', { cwd: root }).filter((file) =>
      /\brole\s*(===|!==)|\(\{ role \}|switch \([^)]*role\)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(looking).toEqual(['platform/access/standing.ts']);
  });

  it('is said of every route that there is, and of no other', () => {
    const described = Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(access.routes).sort()).toEqual(
      described.filter((route) => !elsewhere.test(route)).sort(),
    );
  });

  it('names circles that there are', () => {
    const named = new Set(Object.values(access.routes).map(({ for: circle }) => circle));
    expect([...named].sort()).toEqual(Object.keys(access.circles).sort());
  });
});
