import {
  type RejectionCode,
  rejectionCodes,
  rejectionWords,
  sayFault,
} from '../../claims/rejection-words.ts';
import type { Words } from '../../claims/words.ts';
import type { ProtocolField } from './protocol-fields.ts';

const words = {
  'wrong-infno': { zh: '交易编号与地址不符', en: 'not the interface that was called' },
  'too-long': { zh: '超过规定长度', en: 'longer than the interface allows' },
  'too-many': { zh: '行数过多', en: 'too many rows' },
  'no-current-encounter': {
    zh: '当前就诊不在就诊信息集合中',
    en: 'the current encounter is not among the encounters',
  },
  'used-twice': { zh: '标识重复', en: 'the id is used twice' },
  'reason-missing': { zh: '继续执行医嘱须说明原因', en: 'keeping the order needs a reason in words' },
  'not-kept': { zh: '未能保存，请重新发送', en: 'could not be kept; send it again' },
  'unknown-warning': { zh: '没有此预警', en: 'there is no such warning' },
} as const satisfies Readonly<Record<string, Words>>;

/** Every way a field can be wrong. Codes are stable: clients match on them. */
export type FaultCode = RejectionCode | keyof typeof words;

/** Something wrong with a message. */
export interface MessageFault {
  /** `input.data.patient_dtos[0].gend`; `null`: the message as a whole. */
  readonly path: string | null;
  readonly field: Pick<ProtocolField, 'name' | 'zh' | 'en'> | null;
  /** As sent; `null` for what was not sent, and for all that says who a person is. */
  readonly value: string | null;
  readonly code: FaultCode;
  readonly expected?: Words | undefined;
}

/** A fault as an answer lists it beside `err_msg`. */
export interface ToldFault {
  readonly path: string | null;
  readonly field: string | null;
  readonly name: Words | null;
  readonly value: string | null;
  readonly code: FaultCode;
  readonly message: Words;
}

export function tellFault({ path, field, value, code, expected }: MessageFault): ToldFault {
  return {
    path,
    field: field?.name ?? null,
    name: field && { zh: field.zh, en: field.en },
    value,
    code,
    message: isRejectionCode(code) ? rejectionWords(code, expected) : sayFault(words[code], expected),
  };
}

/** One line in both languages: where, what it is called, what was sent and what is wrong with it. */
export function faultLine({ path, name, value, message }: ToldFault): string {
  const called = name === null ? '' : `（${name.zh} ${name.en}）`;
  const sent = value === null ? '' : ` “${value}”`;
  const place = path === null ? '' : `${path}${called}${sent}：`;
  return `${place}${message.zh} ${message.en}`;
}

function isRejectionCode(code: FaultCode): code is RejectionCode {
  return (rejectionCodes as readonly string[]).includes(code);
}
