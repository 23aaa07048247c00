import { amountCap } from './charges/amount-cap.ts';
import { cataloguePrice } from './charges/catalogue-price.ts';
import { chargeOutsideStay } from './charges/charge-outside-stay.ts';
import { duplicateCharge } from './charges/duplicate-charge.ts';
import { frequencyLimit } from './charges/frequency-limit.ts';
import { operationDiscount } from './charges/operation-discount.ts';
import { periodQuantityLimit } from './charges/period-quantity-limit.ts';
import { priceCap } from './charges/price-cap.ts';
import { unbundledCharge } from './charges/unbundled-charge.ts';
import type { CheckDefinition } from './check-definition.ts';
import { ageLimit } from './limits/age-limit.ts';
import { childrenLimit } from './limits/children-limit.ts';
import { facilityLevelLimit } from './limits/facility-level-limit.ts';
import { paymentCourseLimit } from './limits/payment-course-limit.ts';
import { serviceCourseLimit } from './limits/service-course-limit.ts';
import { sexLimit } from './limits/sex-limit.ts';
import { visitTypeLimit } from './limits/visit-type-limit.ts';
import { expressionRule } from './office/expression-rule.ts';
import { companionCharge } from './scopes/companion-charge.ts';
import { departmentScope } from './scopes/department-scope.ts';
import { diagnosisScope } from './scopes/diagnosis-scope.ts';
import { costAnomaly } from './statistics/cost-anomaly.ts';
import { splitStay } from './stays/split-stay.ts';

/** Every implementation that a rule declaration may name. */
export const checks: Readonly<Record<string, CheckDefinition>> = {
  'age-limit': ageLimit,
  'amount-cap': amountCap,
  'catalogue-price': cataloguePrice,
  'charge-outside-stay': chargeOutsideStay,
  'children-limit': childrenLimit,
  'companion-charge': companionCharge,
  'cost-anomaly': costAnomaly,
  'department-scope': departmentScope,
  'diagnosis-scope': diagnosisScope,
  'duplicate-charge': duplicateCharge,
  expression: expressionRule,
  'facility-level-limit': facilityLevelLimit,
  'frequency-limit': frequencyLimit,
  'operation-discount': operationDiscount,
  'payment-course-limit': paymentCourseLimit,
  'period-quantity-limit': periodQuantityLimit,
  'price-cap': priceCap,
  'service-course-limit': serviceCourseLimit,
  'sex-limit': sexLimit,
  'split-stay': splitStay,
  'unbundled-charge': unbundledCharge,
  'visit-type-limit': visitTypeLimit,
};
