import * as z from 'zod';
import type { IcuStay } from '../settlement-list.ts';
import { readTime } from './date.ts';
import { required } from './field.ts';
import { uncheckedListNode } from './node.ts';
import { readIdentifier } from './text.ts';

/** Stays in intensive care, as far as they can be read whole; clients send blank rows where there was none. */
export const icuinfoSchema = uncheckedListNode(
  z
    .object({
      scs_cutd_ward_type: required(readIdentifier),
      scs_cutd_inpool_time: required(readTime),
      scs_cutd_exit_time: required(readTime),
    })
    .transform((row): IcuStay | null => ({
      wardType: row.scs_cutd_ward_type,
      enteredAt: row.scs_cutd_inpool_time,
      leftAt: row.scs_cutd_exit_time,
    })),
);
