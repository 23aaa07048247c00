import type { IcuStay } from '../settlement-list.ts';
import { readTime } from './date.ts';
import { required } from './field.ts';
import { uncheckedListNode } from './node.ts';
import { rowReader } from './row-reader.ts';
import { readIdentifier } from './text.ts';

const fields = {
  scs_cutd_ward_type: required(readIdentifier),
  scs_cutd_inpool_time: required(readTime),
  scs_cutd_exit_time: required(readTime),
};

/** Stays in intensive care, as far as they can be read whole; clients send blank rows where there was none. */
export const readIcuinfo = uncheckedListNode(
  rowReader(
    fields,
    (row): IcuStay => ({
      wardType: row.scs_cutd_ward_type,
      enteredAt: row.scs_cutd_inpool_time,
      leftAt: row.scs_cutd_exit_time,
    }),
  ),
);
