import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../functions/query/openapi-document.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const routes = resourcesOf('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
const [roleId] = resourcesOf('AWS::IAM::Role')
  .map(([id]) => id)
  .filter((id) => id.startsWith('QueryHandlerRole'));
const rights = resourcesOf('AWS::IAM::Policy')
  .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === roleId))
  .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

describe('QueryApi', () => {
  it('lets nobody without a token near anything but its description and how to sign in', () => {
    const guards = routes
      .filter(({ RouteKey }) => / \/(api|openapi)/.test(RouteKey))
      .map(({ RouteKey, AuthorizationType }) => `${RouteKey} ${AuthorizationType}`);
    expect(guards.sort()).toEqual([
      'GET /api/v1/cases/{setl_id}/grouping JWT',
      'GET /api/v1/knowledge/{route+} JWT',
      'GET /api/v1/sign-in NONE',
      'GET /api/v1/{route+} JWT',
      'GET /openapi.json NONE',
      'POST /api/v1/knowledge/{route+} JWT',
      'POST /api/v1/{route+} JWT',
    ]);
  });

  it('queries the table and its indexes by name, and scans nothing', () => {
    const onTable = rights
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => /^dynamodb/.test(action));
    expect(onTable.sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
    const [indexes] = rights.filter(({ Action }) => Action === 'dynamodb:Query');
    const names = indexes.Resource.map((resource: { 'Fn::Join': [string, string[]] }) =>
      resource['Fn::Join'][1].at(-1),
    );
    expect(names).toEqual(['/index/gsi1', '/index/gsi2', '/index/gsi3']);
  });

  it('reads receipts, reports and kept lists, lists the latter two, and of what is dropped sees nothing but how many parts are there', () => {
    const onBuckets = rights.filter(({ Action }) => /^s3/.test([Action].flat()[0]));
    const granted = onBuckets.map(({ Action, Resource, Condition }) => [
      [Action].flat().join(' '),
      Condition?.StringLike['s3:prefix'] ??
        [Resource]
          .flat()
          .map((one) => one['Fn::Join'][1].at(-1))
          .join(' '),
    ]);
    expect(granted.sort()).toEqual([
      ['s3:AbortMultipartUpload s3:ListMultipartUploadParts s3:PutObject', '/incoming/*'],
      ['s3:GetObject', '/lists/* /receipts/* /reports/*'],
      ['s3:ListBucket', 'lists/*'],
      ['s3:ListBucket', 'reports/*'],
    ]);
  });

  it('describes every route of the gateway but its own, which it describes one by one', () => {
    const described = Object.entries(openApiDocument().paths)
      .filter(([path]) => !path.startsWith('/api/'))
      .flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
    const pages = ['GET /', 'GET /{path+}'];
    const deployed = routes
      .map(({ RouteKey }) => RouteKey)
      .filter((key) => / \/(?!api\/)/.test(key) && !pages.includes(key));
    expect(described.sort()).toEqual(deployed.sort());
  });

  it('knows who signs people in, and where what happens comes live', () => {
    const [query] = resourcesOf('AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'query',
    );
    expect(query?.[1].Properties.Environment.Variables).toMatchObject({
      ISSUER: { Ref: 'IdentityIssuer' },
      CLIENT_ID: { Ref: 'IdentityAudience' },
      LIVE_URL: expect.anything(),
    });
  });

  it('has a whole processor, for summaries are unpacked while somebody waits', () => {
    const [query] = Object.values(synthesized().resources).filter(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::Function' &&
        Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'query',
    );
    expect(query?.Properties).toMatchObject({ MemorySize: 1769, Timeout: 15 });
  });
});
