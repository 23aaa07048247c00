import { isWithoutEffect } from './resource-support.ts';

/** The account every local resource lives in; fixed by the queue emulator. */
export const LOCAL_ACCOUNT_ID = '000000000000';

/** Where the resources live: what a physical name is turned into an ARN or a URL with. */
export interface Place {
  readonly region: string;
  /** Address of the queue service and of the buckets, without a path. */
  readonly queueEndpoint: string;
  /** Address of the APIs, without a path. */
  readonly apiEndpoint: string;
  /** Address of the distribution, without a path. */
  readonly distributionEndpoint: string;
}

/** What `Ref` (under the key `Ref`) and `Fn::GetAtt` answer for one resource. */
export type Attributes = Readonly<Record<string, string>>;

/** Property that holds an explicit name, and the longest name AWS takes. */
const NAMING: Readonly<Record<string, readonly [property: string, maxLength: number]>> = {
  'AWS::DynamoDB::GlobalTable': ['TableName', 255],
  'AWS::DynamoDB::Table': ['TableName', 255],
  'AWS::Events::Rule': ['Name', 64],
  'AWS::Lambda::Function': ['FunctionName', 64],
  'AWS::Logs::LogGroup': ['LogGroupName', 512],
  'AWS::S3::Bucket': ['BucketName', 63],
  'AWS::SNS::Topic': ['TopicName', 256],
  'AWS::SQS::Queue': ['QueueName', 80],
  'AWS::SecretsManager::Secret': ['Name', 512],
};

/** The property that may name a resource of this type explicitly, if there is one. */
export function namingProperty(type: string): string | undefined {
  return NAMING[type]?.[0];
}

/** The name of a resource that the template leaves unnamed: the same at every start, so that data is found again. */
export function generatedName(type: string, stack: string, logicalId: string, isFifo: boolean): string {
  const suffix = isFifo ? '.fifo' : '';
  const maxLength = (NAMING[type]?.[1] ?? 64) - suffix.length;
  const full = `${stack}-${logicalId}`;
  const name = full.length <= maxLength ? full : `${full.slice(0, maxLength - 9)}-${logicalId.slice(-8)}`;
  return (type === 'AWS::S3::Bucket' ? name.toLowerCase() : name) + suffix;
}

/** Everything `Ref` and `Fn::GetAtt` may ask of a resource. Throws on a type nobody may refer to. */
export function attributesOf(
  type: string,
  name: string,
  { region, queueEndpoint, apiEndpoint }: Place,
): Attributes {
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${region}:${LOCAL_ACCOUNT_ID}:${resource}`;
  switch (type) {
    case 'AWS::S3::Bucket': {
      const host = `${name}.s3.amazonaws.com`;
      return { Ref: name, Arn: `arn:aws:s3:::${name}`, DomainName: host, RegionalDomainName: host };
    }
    case 'AWS::SQS::Queue': {
      const url = `${queueEndpoint}/${LOCAL_ACCOUNT_ID}/${name}`;
      return { Ref: url, QueueUrl: url, QueueName: name, Arn: arn('sqs', name) };
    }
    case 'AWS::SNS::Topic':
      return { Ref: arn('sns', name), TopicArn: arn('sns', name), TopicName: name };
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return { Ref: name, Arn: arn('dynamodb', `table/${name}`) };
    case 'AWS::Lambda::Function':
      return { Ref: name, Arn: arn('lambda', `function:${name}`) };
    case 'AWS::Lambda::Alias':
    case 'AWS::Lambda::Version': {
      const qualified = arn('lambda', `function:${name.replace(/^.*:function:/, '')}`);
      return { Ref: qualified, AliasArn: qualified, Version: name.split(':').at(-1) ?? '' };
    }
    case 'AWS::ApiGatewayV2::Api':
      return { Ref: name, ApiId: name, ApiEndpoint: apiEndpoint };
    case 'AWS::ApiGatewayV2::Authorizer':
    case 'AWS::ApiGatewayV2::Integration':
    case 'AWS::ApiGatewayV2::Stage':
      return { Ref: name };
    case 'AWS::CloudFront::Distribution':
      return { Ref: name, Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` };
    case 'AWS::CloudFront::Function':
      return { Ref: arn('cloudfront', name), FunctionARN: arn('cloudfront', name) };
    case 'AWS::CloudFront::ResponseHeadersPolicy':
      return { Ref: name, Id: name };
    case 'AWS::SecretsManager::Secret': {
      const secretArn = arn('secretsmanager', `secret:${name}-Local0`);
      return { Ref: secretArn, Id: secretArn };
    }
    case 'AWS::Events::Rule':
      return { Ref: name, Arn: arn('events', `rule/${name}`) };
  }
  if (!isWithoutEffect(type)) throw new Error(`${type} cannot be referred to locally`);
  const service = type.split('::')[1] ?? 'local';
  return { Ref: name, Id: name, Arn: arn(service.toLowerCase(), name) };
}
