import { bedHangingPlanter } from './bed-hanging.ts';
import { careAfterDeathPlanter } from './care-after-death.ts';
import { codingSlipPlanters } from './coding-slips.ts';
import { costPlanter } from './cost.ts';
import { costShiftingPlanter } from './cost-shifting.ts';
import { costsMovedOutPlanter } from './costs-moved-out.ts';
import { frequentStaysPlanter } from './frequent-stays.ts';
import { frequentVisitPlanters } from './frequent-visits.ts';
import { identityConflictPlanter } from './identity-conflict.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { lowCostPlanter } from './low-cost.ts';
import { lowStandardAdmissionPlanter } from './low-standard-admission.ts';
import { outpatientDuringStayPlanter } from './outpatient-during-stay.ts';
import { overlappingStaysPlanter } from './overlapping-stays.ts';
import { paymentBoundaryPlanter } from './payment-boundary.ts';
import { readmissionPlanter } from './readmission.ts';
import { repeatedExamPlanter } from './repeated-exam.ts';
import { splitStayPlanter } from './split-stay.ts';
import { unchargedOperationPlanter } from './uncharged-operation.ts';
import { unlistedPrincipalPlanter } from './unlisted-principal.ts';
import { upcodingPlanter } from './upcoding.ts';

/** Every planter that works on the course of a stay rather than on its lines. */
export const journeyPlanters: readonly JourneyPlanter[] = [
  costPlanter,
  splitStayPlanter,
  careAfterDeathPlanter,
  costsMovedOutPlanter,
  frequentStaysPlanter,
  ...frequentVisitPlanters,
  identityConflictPlanter,
  outpatientDuringStayPlanter,
  overlappingStaysPlanter,
  paymentBoundaryPlanter,
  readmissionPlanter,
  repeatedExamPlanter,
  ...codingSlipPlanters,
  bedHangingPlanter,
  costShiftingPlanter,
  lowCostPlanter,
  lowStandardAdmissionPlanter,
  unchargedOperationPlanter,
  unlistedPrincipalPlanter,
  upcodingPlanter,
];
