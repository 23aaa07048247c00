/** What a national drug code says of the drug, whoever makes it and however it is packed. */
export interface DrugCode {
  readonly kind: 'western' | 'patent-medicine';
  /** With its leading letter, as the national catalogue writes it: `XL02BB`, `ZA06CA`. */
  readonly classCode: string;
  /** Western drugs: the substance or mixture. Chinese patent medicines: the medicine with its form. */
  readonly substance: string;
  /** Western drugs only. */
  readonly form: string | null;
  /** Class, substance and form: the code without specification, package and company. */
  readonly product: string;
}

/** X, class 5, substance 4, form 4, 9 digits. */
const western = /^X[0-9A-Z]{13}\d{9}$/;
/** Z, class 5, medicine 5, 9 digits. */
const patentMedicine = /^Z[0-9A-Z]{10}\d{9}$/;

/** `null` for anything but a whole national code of a western drug or a Chinese patent medicine. */
export function readDrugCode(code: string): DrugCode | null {
  if (western.test(code)) {
    return {
      kind: 'western',
      classCode: code.slice(0, 6),
      substance: code.slice(6, 10),
      form: code.slice(10, 14),
      product: code.slice(0, 14),
    };
  }
  if (!patentMedicine.test(code)) return null;
  return {
    kind: 'patent-medicine',
    classCode: code.slice(0, 6),
    substance: code.slice(6, 11),
    form: null,
    product: code.slice(0, 11),
  };
}

/** An antibacterial for systemic use: ATC J01. */
export function isAntibacterial(code: string): boolean {
  return code.startsWith('XJ01') && western.test(code);
}

/** The same substance, in whatever form and class: tacrolimus is one as an ointment and as a capsule. */
export function isSameSubstance(a: string, b: string): boolean {
  return western.test(a) && western.test(b) && a.slice(6, 10) === b.slice(6, 10);
}

/** The same class at the fourth level of ATC, or of the classes of Chinese medicines. */
export function isSameClass(a: string, b: string): boolean {
  const classCode = readDrugCode(a)?.classCode;
  return classCode !== undefined && classCode === readDrugCode(b)?.classCode;
}

/**
 * Whether two codes could be of one class or substance by the figures in these places alone, whatever else they
 * are: cheaper than reading them, and never wrongly false of two western codes.
 */
export function mayBeAlike(a: string, b: string): boolean {
  return hasSameFigures(a, b, 0, 6) || hasSameFigures(a, b, 6, 10);
}

function hasSameFigures(a: string, b: string, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}

/** T and nine digits: a TCM slice. */
export function isSliceCode(code: string): boolean {
  return /^T\d{9}$/.test(code);
}
