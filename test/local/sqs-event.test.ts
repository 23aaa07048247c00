import { describe, expect, it } from 'vitest';
import { handledMessages, sqsEvent } from '../../local/sqs-event.ts';

const batch = ['a', 'b', 'c'].map((MessageId) => ({ MessageId }));
const failing = (...ids: unknown[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('what a function answers about its batch', () => {
  it.each<[string, unknown, string]>([
    ['nothing: all are done', undefined, 'abc'],
    ['null: all are done', null, 'abc'],
    ['no failures: all are done', failing(), 'abc'],
    ['an empty object: all are done', {}, 'abc'],
    ['null for the list: all are done', { batchItemFailures: null }, 'abc'],
    ['one failure: the others are done', failing('b'), 'ac'],
    ['all failed: none is done', failing('a', 'b', 'c'), ''],
    ['a message that was not in the batch: none is done', failing('b', 'z'), ''],
    ['an empty identifier: none is done', failing(''), ''],
    ['no identifier: none is done', { batchItemFailures: [{}] }, ''],
    ['something that is not a list: none is done', { batchItemFailures: 'b' }, ''],
  ])('%s', (_, answer, done) => {
    expect(
      handledMessages(batch, answer, true)
        .map(({ MessageId }) => MessageId)
        .join(''),
    ).toBe(done);
  });

  it('is not read unless the event source asks for item failures', () => {
    expect(handledMessages(batch, failing('a'), false)).toHaveLength(3);
  });
});

describe('the event of a batch', () => {
  it('has the shape Lambda gives it', () => {
    const message = {
      MessageId: 'm',
      ReceiptHandle: 'r',
      Body: 'text',
      MD5OfBody: 'd',
      Attributes: { ApproximateReceiveCount: '2' },
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'x' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
      },
    };
    expect(sqsEvent([message], 'arn:aws:sqs:us-east-1:0:q', 'us-east-1')).toEqual({
      Records: [
        {
          messageId: 'm',
          receiptHandle: 'r',
          body: 'text',
          md5OfBody: 'd',
          attributes: { ApproximateReceiveCount: '2' },
          messageAttributes: {
            kind: { dataType: 'String', stringValue: 'x', stringListValues: [], binaryListValues: [] },
            raw: { dataType: 'Binary', binaryValue: 'AQI=', stringListValues: [], binaryListValues: [] },
          },
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:us-east-1:0:q',
          awsRegion: 'us-east-1',
        },
      ],
    });
  });
});
