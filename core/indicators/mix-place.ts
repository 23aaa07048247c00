import { groupKey, isHospitalGroupKey, parseHospitalGroupKey, parseMixKey } from './sheet.ts';
import type { UnitView, Within } from './view-figures.ts';

/** What a row of the mix, or of `hospital-group`, is of; `null` where it is of none. */
export interface MixPlace {
  readonly hospital: string | null;
  readonly department: string | null;
  readonly doctor: string | null;
  /** `groupKey`. Outpatient bills are in none. */
  readonly group: string | null;
}

/** @param key of a row of the mix, of `hospital-group`, or of `group` */
export function mixPlaceOf(key: string): MixPlace {
  if (!key.startsWith('[')) return { hospital: null, department: null, doctor: null, group: key };
  if (isHospitalGroupKey(key)) return { department: null, doctor: null, ...parseHospitalGroupKey(key) };
  const { department, doctor, scheme, drg } = parseMixKey(key);
  const group = scheme === null || drg === null ? null : groupKey(scheme, drg);
  return { hospital: null, department, doctor, group };
}

/** The unit of the view that a row belongs to. */
export function unitAt(place: MixPlace, view: UnitView): string | null {
  return view === 'total' ? 'all' : place[view];
}

export function isWithin(place: MixPlace, { department, doctor, group }: Within): boolean {
  return (
    (department === undefined || place.department === department) &&
    (doctor === undefined || place.doctor === doctor) &&
    (group === undefined || place.group === group)
  );
}
