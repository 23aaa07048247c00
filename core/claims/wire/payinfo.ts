import * as z from 'zod';
import type { FundPayment } from '../settlement-list.ts';
import { readFen } from './decimal.ts';
import { required } from './field.ts';
import { uncheckedListNode } from './node.ts';
import { readIdentifier } from './text.ts';

/** What each fund paid, as far as it can be read. */
export const payinfoSchema = uncheckedListNode(
  z
    .object({ fund_pay_type: required(readIdentifier), fund_payamt: required(readFen) })
    .transform((row): FundPayment | null => ({ fund: row.fund_pay_type, amountFen: row.fund_payamt })),
);
