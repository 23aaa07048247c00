import * as z from 'zod';

/** Parameters that rules across stays share. */
export const dischargeWays = z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other']);
export const careSettings = z.enum(['inpatient', 'outpatient', 'pharmacy']);
