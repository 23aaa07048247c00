import { chargeOutsideStay } from './charges/charge-outside-stay.ts';
import { duplicateCharge } from './charges/duplicate-charge.ts';
import { frequencyLimit } from './charges/frequency-limit.ts';
import { operationDiscount } from './charges/operation-discount.ts';
import type { CheckDefinition } from './check-definition.ts';
import { childrenLimit } from './limits/children-limit.ts';
import { facilityLevelLimit } from './limits/facility-level-limit.ts';
import { paymentCourseLimit } from './limits/payment-course-limit.ts';
import { sexLimit } from './limits/sex-limit.ts';
import { visitTypeLimit } from './limits/visit-type-limit.ts';
import { diagnosisScope } from './scopes/diagnosis-scope.ts';
import { costAnomaly } from './statistics/cost-anomaly.ts';
import { splitStay } from './stays/split-stay.ts';

/** Every implementation that a rule declaration may name. */
export const checks: Readonly<Record<string, CheckDefinition>> = {
  'charge-outside-stay': chargeOutsideStay,
  'children-limit': childrenLimit,
  'cost-anomaly': costAnomaly,
  'diagnosis-scope': diagnosisScope,
  'duplicate-charge': duplicateCharge,
  'facility-level-limit': facilityLevelLimit,
  'frequency-limit': frequencyLimit,
  'operation-discount': operationDiscount,
  'payment-course-limit': paymentCourseLimit,
  'sex-limit': sexLimit,
  'split-stay': splitStay,
  'visit-type-limit': visitTypeLimit,
};
