import { describe, expect, it } from 'vitest';
import type { Stack, Template } from '../../local/read-assembly.ts';
import { createResolver } from '../../local/resolve-intrinsics.ts';

const template = (part: Partial<Template>): Template => ({
  Resources: {},
  Outputs: {},
  Parameters: {},
  Conditions: {},
  Mappings: {},
  ...part,
});
/** A placeholder of `Fn::Sub`. */
const hole = (name: string) => `$\{${name}}`;
const bucket = { Type: 'AWS::S3::Bucket', Properties: {} };
const stack: Stack = {
  name: 'App',
  region: undefined,
  template: template({
    Resources: {
      Files1234ABCD: bucket,
      Named: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::Sub': `${hole('AWS::StackName')}-q` } },
      },
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
      Run: { Type: 'AWS::Lambda::Function', Properties: {} },
      Live: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Run' }, Name: 'live' } },
      Http: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
      Sockets: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
      News: { Type: 'AWS::SNS::Topic', Properties: {} },
      Page: { Type: 'AWS::Amplify::App', Properties: {} },
      Never: { Type: 'AWS::S3::Bucket', Properties: {}, Condition: 'IsFar' },
    },
    Parameters: {
      Stage: { Type: 'String', Default: 'dev' },
      Issuer: { Type: 'String', Default: 'nobody' },
      Nameless: { Type: 'String' },
      Store: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' },
    },
    Conditions: {
      IsNear: { 'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, { Condition: 'IsFar' }] },
      IsFar: { 'Fn::Not': [{ Condition: 'IsNear2' }] },
      IsNear2: { 'Fn::And': [{ 'Fn::Equals': ['a', 'a'] }, { 'Fn::Equals': [1, '1'] }] },
    },
    Mappings: { Sizes: { 'us-east-1': { memory: 512 } } },
  }),
};
const other: Stack = {
  name: 'Other',
  region: undefined,
  template: template({
    Resources: { Shared: bucket },
    Outputs: {
      Out: { Value: { Ref: 'Shared' }, Export: { Name: { 'Fn::Sub': `${hole('AWS::StackName')}:shared` } } },
    },
  }),
};
const secrets: Record<string, string> = { 'arn:x': 'plain', 'arn:y': '{"user":"a","port":5}' };
const resolver = createResolver(
  { stacks: [stack, other], assetPaths: new Map() },
  {
    region: 'us-east-1',
    queueEndpoint: 'http://127.0.0.1:9',
    apiEndpoint: 'http://127.0.0.1:8',
    distributionEndpoint: 'http://127.0.0.1:7',
  },
  (arn) => secrets[arn] ?? '',
  { Issuer: 'http://127.0.0.1:7', Elsewhere: 'ignored' },
);
const resolve = (expression: unknown) => resolver.resolve(stack, expression);

describe('resolving a template', () => {
  it.each([
    ['a generated bucket name is lower case', { Ref: 'Files1234ABCD' }, 'app-files1234abcd'],
    ['a queue refers to its URL', { Ref: 'Named' }, 'http://127.0.0.1:9/000000000000/App-q'],
    ['an ARN by attribute', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:App-q'],
    ['an attribute in dotted form', { 'Fn::GetAtt': 'Named.QueueName' }, 'App-q'],
    [
      'a resource without effect still has an ARN',
      { 'Fn::GetAtt': ['Key', 'Arn'] },
      'arn:aws:kms:us-east-1:000000000000:App-Key',
    ],
    [
      'an alias ends its function ARN',
      { Ref: 'Live' },
      'arn:aws:lambda:us-east-1:000000000000:function:App-Run:live',
    ],
    ['a parameter has its default', { Ref: 'Stage' }, 'dev'],
    ['a parameter has the value it was given', { Ref: 'Issuer' }, 'http://127.0.0.1:7'],
    ['joined parts', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }, 'a-dev'],
    ['the last part of a split', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'x/y'] }] }, 'y'],
    [
      'variables, attributes and literals in a text',
      { 'Fn::Sub': [`${hole('v')} ${hole('Named.QueueName')} ${hole('!kept')}`, { v: { Ref: 'Stage' } }] },
      `dev App-q ${hole('kept')}`,
    ],
    ['an import from another stack', { 'Fn::ImportValue': 'Other:shared' }, 'other-shared'],
    [
      'an output of another stack',
      { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Out', Region: 'us-east-1' } },
      'other-shared',
    ],
    ['a mapped value', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'memory'] }, 512],
    ['a branch by condition', { 'Fn::If': ['IsNear', 'near', 'far'] }, 'near'],
    ['a property without value is left out', { kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    ['the endpoint of an API', { 'Fn::GetAtt': ['Http', 'ApiEndpoint'] }, 'http://127.0.0.1:8'],
    ['the endpoint of a WebSocket API', { 'Fn::GetAtt': ['Sockets', 'ApiEndpoint'] }, 'ws://127.0.0.1:8'],
    [
      'the host of an API, however it is spelt',
      {
        'Fn::Join': [
          '',
          ['https://', { Ref: 'Sockets' }, '.execute-api.cn-north-1.', { Ref: 'AWS::URLSuffix' }, '/live'],
        ],
      },
      'http://127.0.0.1:8/live',
    ],
    [
      'where screens connect',
      { 'Fn::Sub': `wss://${hole('Sockets')}.execute-api.us-east-1.amazonaws.com.cn` },
      'ws://127.0.0.1:8',
    ],
    [
      'where buckets are',
      { 'Fn::Sub': 'https://s3.cn-north-1.amazonaws.com.cn/files/' },
      'http://127.0.0.1:9/files/',
    ],
    ['the name of a distribution', 'https://d111.cloudfront.net/a', 'http://127.0.0.1:7/a'],
    ['the name of any distribution', 'https://*.cloudfront.net', 'http://127.0.0.1:7'],
    [
      'no other host',
      { 'Fn::Sub': 'https://sqs.us-east-1.amazonaws.com' },
      'https://sqs.us-east-1.amazonaws.com',
    ],
    ['a topic', { Ref: 'News' }, 'arn:aws:sns:us-east-1:000000000000:App-News'],
    ['a secret in a text', 'salt={{resolve:secretsmanager:arn:x:SecretString:::}}', 'salt=plain'],
    ['a field of a secret', '{{resolve:secretsmanager:arn:y:SecretString:port::}}', '5'],
    [
      'a secret whose ARN is joined in',
      { 'Fn::Join': ['', ['{{resolve:secretsmanager:', 'arn:x', ':SecretString:::}}']] },
      'plain',
    ],
  ])('%s', (_, expression, expected) => {
    expect(resolve(expression)).toEqual(expected);
  });

  it.each([
    ['a resource that is not there', { Ref: 'Nobody' }, /no resource or parameter Nobody/],
    ['an attribute nobody knows', { 'Fn::GetAtt': ['Named', 'Colour'] }, /AWS::SQS::Queue Named .*Colour/],
    ['a type that does not run here', { Ref: 'Page' }, /AWS::Amplify::App/],
    ['a function nobody taught it', { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] }, /Fn::Cidr/],
    [
      'an output that is missing',
      { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Lost' } },
      /no stack Other with an output Lost/,
    ],
    ['an export that is missing', { 'Fn::ImportValue': 'lost' }, /no stack exports lost/],
    ['a parameter without a value', { Ref: 'Nameless' }, /parameter Nameless has no value/],
    ['a parameter that stands in a store', { Ref: 'Store' }, /no parameter store/],
    ['a parameter store', '{{resolve:ssm:/name}}', /cannot resolve \{\{resolve:ssm/],
    ['a field the secret lacks', '{{resolve:secretsmanager:arn:y:SecretString:none::}}', /no field none/],
  ])('refuses %s', (_, expression, message) => {
    expect(() => resolve(expression)).toThrow(message);
  });

  it('leaves out resources whose condition does not hold', () => {
    expect(resolver.resourcesOf('AWS::S3::Bucket').map(({ logicalId }) => logicalId)).toEqual([
      'Files1234ABCD',
      'Shared',
    ]);
  });

  it('shortens generated names to what the service takes and keeps their distinguishing end', () => {
    const long = { stack, logicalId: `${'Long'.repeat(30)}1A2B3C4D`, resource: bucket };
    const name = resolver.attributes(long)['Ref'] ?? '';
    expect(name).toHaveLength(63);
    expect(name).toMatch(/-1a2b3c4d$/);
  });
});
