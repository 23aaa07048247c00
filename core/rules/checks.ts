import { idleDays } from './abuses/idle-days.ts';
import { lowCostInGroup } from './abuses/low-cost-in-group.ts';
import { lowStandardAdmission } from './abuses/low-standard-admission.ts';
import { paymentBoundary } from './abuses/payment-boundary.ts';
import { stayWithoutDrugs } from './abuses/stay-without-drugs.ts';
import { unchargedOperation } from './abuses/uncharged-operation.ts';
import { uncodedOperation } from './abuses/uncoded-operation.ts';
import { upcodedComplication } from './abuses/upcoded-complication.ts';
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
import { aloneNotPayable } from './drug-policy/alone-not-payable.ts';
import { drugKinds } from './drug-policy/drug-kinds.ts';
import { incompatiblePair } from './drug-policy/incompatible-pair.ts';
import { insuranceTypeLimit } from './drug-policy/insurance-type-limit.ts';
import { neverPayable } from './drug-policy/never-payable.ts';
import { payableLimit } from './drug-policy/payable-limit.ts';
import { prescriptionDays } from './drug-policy/prescription-days.ts';
import { prescriptionLength } from './drug-policy/prescription-length.ts';
import { secondLineUse } from './drug-policy/second-line-use.ts';
import { slicePrescriptionSize } from './drug-policy/slice-prescription-size.ts';
import { antibacterialGrade } from './drug-safety/antibacterial-grade.ts';
import { controlledDrug } from './drug-safety/controlled-drug.ts';
import { dailyDose } from './drug-safety/daily-dose.ts';
import { doseSlip } from './drug-safety/dose-slip.ts';
import { drugInteraction } from './drug-safety/drug-interaction.ts';
import { duplicateDrug } from './drug-safety/duplicate-drug.ts';
import { elderlyCaution } from './drug-safety/elderly-caution.ts';
import { highAlertDrug } from './drug-safety/high-alert-drug.ts';
import { pregnancyCaution } from './drug-safety/pregnancy-caution.ts';
import { surgicalProphylaxis } from './drug-safety/surgical-prophylaxis.ts';
import { ageLimit } from './limits/age-limit.ts';
import { facilityLevelLimit } from './limits/facility-level-limit.ts';
import { paymentCourseLimit } from './limits/payment-course-limit.ts';
import { sexLimit } from './limits/sex-limit.ts';
import { visitTypeLimit } from './limits/visit-type-limit.ts';
import { expressionRule } from './office/expression-rule.ts';
import { codingQuestion } from './records/coding-question.ts';
import { feeLineFigures } from './records/fee-line-figures.ts';
import { unsupportedDiagnosis } from './records/unsupported-diagnosis.ts';
import { companionCharge } from './scopes/companion-charge.ts';
import { departmentScope } from './scopes/department-scope.ts';
import { diagnosisScope } from './scopes/diagnosis-scope.ts';
import { costAnomaly } from './statistics/cost-anomaly.ts';
import { careAfterDeath } from './stays/care-after-death.ts';
import { costsMovedOut } from './stays/costs-moved-out.ts';
import { frequentCare } from './stays/frequent-care.ts';
import { identityConflict } from './stays/identity-conflict.ts';
import { outpatientDuringStay } from './stays/outpatient-during-stay.ts';
import { overlappingStays } from './stays/overlapping-stays.ts';
import { readmission } from './stays/readmission.ts';
import { repeatedExam } from './stays/repeated-exam.ts';
import { splitStay } from './stays/split-stay.ts';

/** Every implementation that a rule declaration may name. */
export const checks: Readonly<Record<string, CheckDefinition>> = {
  'age-limit': ageLimit,
  'alone-not-payable': aloneNotPayable,
  'amount-cap': amountCap,
  'antibacterial-grade': antibacterialGrade,
  'catalogue-price': cataloguePrice,
  'charge-outside-stay': chargeOutsideStay,
  'coding-question': codingQuestion,
  'companion-charge': companionCharge,
  'controlled-drug': controlledDrug,
  'cost-anomaly': costAnomaly,
  'daily-dose': dailyDose,
  'department-scope': departmentScope,
  'diagnosis-scope': diagnosisScope,
  'dose-slip': doseSlip,
  'drug-interaction': drugInteraction,
  'drug-kinds': drugKinds,
  'duplicate-charge': duplicateCharge,
  'duplicate-drug': duplicateDrug,
  'elderly-caution': elderlyCaution,
  expression: expressionRule,
  'facility-level-limit': facilityLevelLimit,
  'fee-line-figures': feeLineFigures,
  'frequency-limit': frequencyLimit,
  'incompatible-pair': incompatiblePair,
  'high-alert-drug': highAlertDrug,
  'insurance-type-limit': insuranceTypeLimit,
  'never-payable': neverPayable,
  'idle-days': idleDays,
  'low-cost-in-group': lowCostInGroup,
  'low-standard-admission': lowStandardAdmission,
  'operation-discount': operationDiscount,
  'payable-limit': payableLimit,
  'payment-boundary': paymentBoundary,
  'payment-course-limit': paymentCourseLimit,
  'period-quantity-limit': periodQuantityLimit,
  'pregnancy-caution': pregnancyCaution,
  'prescription-days': prescriptionDays,
  'prescription-length': prescriptionLength,
  'price-cap': priceCap,
  'second-line-use': secondLineUse,
  'sex-limit': sexLimit,
  'care-after-death': careAfterDeath,
  'costs-moved-out': costsMovedOut,
  'frequent-care': frequentCare,
  'identity-conflict': identityConflict,
  'outpatient-during-stay': outpatientDuringStay,
  'overlapping-stays': overlappingStays,
  readmission,
  'repeated-exam': repeatedExam,
  'slice-prescription-size': slicePrescriptionSize,
  'split-stay': splitStay,
  'stay-without-drugs': stayWithoutDrugs,
  'surgical-prophylaxis': surgicalProphylaxis,
  'unbundled-charge': unbundledCharge,
  'uncharged-operation': unchargedOperation,
  'uncoded-operation': uncodedOperation,
  'unsupported-diagnosis': unsupportedDiagnosis,
  'upcoded-complication': upcodedComplication,
  'visit-type-limit': visitTypeLimit,
};
