import * as z from 'zod';
import { readDose } from '../../claims/prescription-words.ts';
import { code, metadata, name } from './table-metadata.ts';

/** `null`: the drug is known by its whole name only. */
const codeIfKnown = code.nullable();

/** The beginning of a national drug code, such as `XJ01DB`: a class. */
const drugClass = z.string().regex(/^[XZ][0-9A-Z]{1,5}$/);

/** How much a label objects to a drug in the elderly; `unstated`: published without saying so. */
const elderlyStrength = z.enum(['not-recommended', 'caution', 'reduce-or-monitor', 'notice', 'unstated']);

export type ElderlyStrength = z.infer<typeof elderlyStrength>;

/** `unstated`: published without saying whether pregnancy or lactation is meant. */
const pregnancyGroup = z.enum(['pregnancy', 'lactation', 'both', 'unstated']);

/** 非限制使用级, 限制使用级, 特殊使用级. */
const antibacterialGrade = z.enum(['unrestricted', 'restricted', 'special']);

export type AntibacterialGrade = z.infer<typeof antibacterialGrade>;

/** One dose with its unit: `4g`, `2片`. */
const dailyDose = z
  .string()
  .refine((text) => readDose(text)?.unit, { error: 'one dose with its unit, such as 4g' });

/** Whom a drug may harm, beside what, how much of it, and who may order it. */
export const drugSafetyTables = [
  z.strictObject({
    ...metadata,
    kind: z.literal('elderly-caution'),
    rows: z.array(z.tuple([codeIfKnown, name, elderlyStrength])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('pregnancy-caution'),
    /** Code, name, whom the label speaks of, and what it says. */
    rows: z.array(z.tuple([codeIfKnown, name, pregnancyGroup, z.enum(['forbidden', 'unstated'])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('drug-interaction'),
    /** Code, name, the other drug or class as published, its whole names, its classes. */
    rows: z.array(z.tuple([codeIfKnown, name, name, z.array(name), z.array(drugClass)])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('duplicate-drug'),
    rows: z.array(z.tuple([codeIfKnown, name])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('daily-dose'),
    /** Code, name, most a day: in the unit that is charged, and as a dose with its unit (`4g`); either may be open. */
    rows: z.array(z.tuple([codeIfKnown, name, z.number().positive().nullable(), dailyDose.nullish()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('antibacterial-grade'),
    rows: z.array(z.tuple([codeIfKnown, name, antibacterialGrade])),
    /** Doctor, highest grade that the doctor may order. */
    doctors: z.array(z.tuple([code, antibacterialGrade])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('clean-operation'),
    /**
     * Beginning of an operation's code, its name, classes of antibacterials fit to prevent infection (none: no
     * prevention is called for), hours for which it may go on after the operation.
     */
    rows: z.array(z.tuple([code, name, z.array(drugClass), z.int().nonnegative()])),
  }),
] as const;
