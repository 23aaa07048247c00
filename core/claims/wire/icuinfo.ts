import * as z from 'zod';
import type { IcuStay } from '../settlement-list.ts';
import { readTime } from './date.ts';
import { optional, refuse } from './field.ts';
import { listNode } from './node.ts';
import { readIdentifier } from './text.ts';

/** Stays in intensive care; rows without any of the three facts are placeholders. */
export const icuinfoSchema = listNode(
  z
    .object({
      scs_cutd_ward_type: optional(readIdentifier),
      scs_cutd_inpool_time: optional(readTime),
      scs_cutd_exit_time: optional(readTime),
    })
    .transform((row, ctx): IcuStay | null => {
      const blank = Object.entries(row).flatMap(([field, value]) => (value === null ? [field] : []));
      const {
        scs_cutd_ward_type: wardType,
        scs_cutd_inpool_time: enteredAt,
        scs_cutd_exit_time: leftAt,
      } = row;
      if (wardType !== null && enteredAt !== null && leftAt !== null) return { wardType, enteredAt, leftAt };
      if (blank.length < 3) for (const field of blank) refuse(ctx, null, { code: 'field-missing' }, field);
      return null;
    }),
);
