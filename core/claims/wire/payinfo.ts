import type { FundPayment } from '../settlement-list.ts';
import { readFen } from './decimal.ts';
import { required } from './field.ts';
import { uncheckedListNode } from './node.ts';
import { rowReader } from './row-reader.ts';
import { readIdentifier } from './text.ts';

const fields = { fund_pay_type: required(readIdentifier), fund_payamt: required(readFen) };

/** What each fund paid, as far as it can be read. */
export const readPayinfo = uncheckedListNode(
  rowReader(fields, (row): FundPayment => ({ fund: row.fund_pay_type, amountFen: row.fund_payamt })),
);
