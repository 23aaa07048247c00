/** Which service a call is to. */
export type Service = 's3' | 'sqs' | 'dynamodb';

/** What a service answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How each service says that it is asked too much. */
export const throttled: Readonly<Record<Service, readonly Answer[]>> = {
  dynamodb: [
    jsonError(400, 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'),
    jsonError(400, 'com.amazonaws.dynamodb.v20120810#ThrottlingException'),
    jsonError(400, 'com.amazonaws.dynamodb.v20120810#RequestLimitExceeded'),
  ],
  sqs: [jsonError(400, 'com.amazonaws.sqs#RequestThrottled')],
  s3: [xmlError(503, 'SlowDown')],
};

/** How each says that it failed for reasons of its own. */
export const failed: Readonly<Record<Service, Answer>> = {
  dynamodb: jsonError(500, 'com.amazonaws.dynamodb.v20120810#InternalServerError'),
  sqs: jsonError(500, 'com.amazonaws.sqs#InternalError'),
  s3: xmlError(500, 'InternalError'),
};

function jsonError(status: number, type: string): Answer {
  const code = type.split('#')[1] ?? '';
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-query-error': `${code};${status < 500 ? 'Sender' : 'Receiver'}`,
    },
    body: JSON.stringify({ __type: type, message: 'a fault of the chaos suite' }),
  };
}

function xmlError(status: number, code: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>a fault of the chaos suite</Message></Error>`,
  };
}
