/** `101` a drug, `201` a service, `301` a consumable, as the interface has them. */
export type OrderKind = '101' | '201' | '301';

export const orderKinds: readonly OrderKind[] = ['101', '201', '301'];

/** One order as it is written into the form. */
export interface OrderLine {
  readonly kind: OrderKind;
  readonly code: string;
  readonly name: string;
  /** As written, `0.1g`; blank where it is not told, as are the next two. */
  readonly dose: string;
  readonly frequency: string;
  readonly days: string;
  readonly quantity: number;
  readonly priceYuan: number;
  /** Being written now; else it stands already. */
  readonly isNew: boolean;
}

/** A made-up person with made-up orders. */
export interface OrderForm {
  /** `gend`: 1 male, 2 female. */
  readonly sex: '1' | '2';
  readonly ageYears: number;
  readonly diagnosisCode: string;
  readonly diagnosisName: string;
  readonly orders: readonly OrderLine[];
}

export const blankLine: OrderLine = {
  kind: '101',
  code: '',
  name: '',
  dose: '',
  frequency: '',
  days: '',
  quantity: 1,
  priceYuan: 0,
  isNew: true,
};
