import { chargeOutsideStayPlanter } from './charge-outside-stay.ts';
import { duplicateChargePlanter } from './duplicate-charge.ts';
import { forbiddenItemPlanters } from './forbidden-item.ts';
import { frequencyPlanter } from './frequency.ts';
import { lineFiguresPlanter } from './line-figures.ts';
import type { LinePlanter } from './line-planter.ts';
import { operationDiscountPlanter } from './operation-discount.ts';
import { paymentCoursePlanter } from './payment-course.ts';

/** Every planter that works on the lines of one bill. */
export const linePlanters: readonly LinePlanter[] = [
  ...forbiddenItemPlanters,
  paymentCoursePlanter,
  duplicateChargePlanter,
  frequencyPlanter,
  operationDiscountPlanter,
  chargeOutsideStayPlanter,
  lineFiguresPlanter,
];
