import { chargeOutsideStayPlanter } from './charge-outside-stay.ts';
import { consumableDiseasePlanter } from './consumable-disease.ts';
import { drugPairPlanters } from './drug-pair.ts';
import { drugPolicyPlanters } from './drug-policy.ts';
import { duplicateChargePlanter } from './duplicate-charge.ts';
import { forbiddenItemPlanters } from './forbidden-item.ts';
import { frequencyPlanter } from './frequency.ts';
import { labelPlanters } from './label-objection.ts';
import { lineFiguresPlanter } from './line-figures.ts';
import type { LinePlanter } from './line-planter.ts';
import { operationDiscountPlanter } from './operation-discount.ts';
import { paymentCoursePlanters } from './payment-course.ts';
import { periodFrequencyPlanter } from './period-frequency.ts';
import { uncodedOperationPlanter } from './uncoded-operation.ts';

/** Every planter that works on the lines of one bill. */
export const linePlanters: readonly LinePlanter[] = [
  ...forbiddenItemPlanters,
  ...paymentCoursePlanters,
  periodFrequencyPlanter,
  consumableDiseasePlanter,
  duplicateChargePlanter,
  frequencyPlanter,
  operationDiscountPlanter,
  chargeOutsideStayPlanter,
  lineFiguresPlanter,
  ...labelPlanters,
  ...drugPairPlanters,
  ...drugPolicyPlanters,
  uncodedOperationPlanter,
];
