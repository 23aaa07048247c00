import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../functions/query/openapi-document.ts';
import { walk } from '../support/authorization-table.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const described = Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
);

/** What the gateway lets in without a token; of these, calls of CDS services carry the client's own. */
const open = [
  'GET /openapi.json',
  'GET /api/v1/sign-in',
  'GET /cds-services',
  'POST /cds-services/{id}',
  'POST /cds-services/{id}/feedback',
];

/** The portal's pages, and the two ends of a live connection, which asks for a ticket: test/pipeline/alerts.test.ts. */
const notWalked = ['GET /', 'GET /{path+}', '$connect', '$disconnect'];

/** Whether a route of the gateway leads to one of the API. */
const leadsTo = (key: string, route: string) => {
  const pattern = key.replaceAll(/\{\w+\+\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(route);
};

describe('the table of the authorization walk', () => {
  it('has every route of the API document, once', () => {
    expect(walk.map(({ route }) => route).sort()).toEqual(described.sort());
  });

  it.each(['dev', 'prod'] as const)(
    'has every route of the gateway in %s, guarded but for what is open',
    (stage) => {
      const routes = resourcesOf('AWS::ApiGatewayV2::Route', synthesized(stage)).map(
        ([, { Properties }]) => ({
          key: String(Properties.RouteKey),
          guarded: Properties.AuthorizationType === 'JWT',
        }),
      );
      for (const { key } of routes)
        if (!notWalked.includes(key))
          expect(
            walk.some(({ route }) => leadsTo(key, route)),
            key,
          ).toBe(true);
      for (const { route } of walk) {
        const leading = routes.filter(({ key }) => !notWalked.includes(key) && leadsTo(key, route));
        // The gateway takes the route that says most.
        const [taken] = leading.toSorted((a, b) => Number(a.key.includes('+')) - Number(b.key.includes('+')));
        expect([route, taken?.guarded]).toEqual([route, !open.includes(route)]);
      }
    },
  );

  it('has nobody let in without a token but where it is open', () => {
    const public_ = walk.filter(({ expected }) => expected['-'] !== 401).map(({ route }) => route);
    expect(public_).toEqual(open.filter((route) => route.startsWith('GET')));
  });
});
