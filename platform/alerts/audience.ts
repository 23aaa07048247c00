/** Whom an alert concerns; a lamp names no doctor. */
export interface Concerned {
  readonly hospital: string;
  readonly department: string | null;
  readonly doctor?: string | null;
}

/** Whose alerts: a doctor's, a department's, or a whole hospital's. */
export type Audience =
  | { readonly kind: 'doctor'; readonly hospital: string; readonly doctor: string }
  | { readonly kind: 'department'; readonly hospital: string; readonly department: string }
  | { readonly kind: 'hospital'; readonly hospital: string };

/** The audience in one text, for keys. */
export function audienceName(audience: Audience): string {
  if (audience.kind === 'doctor') return `${audience.hospital}#DOCTOR#${audience.doctor}`;
  if (audience.kind === 'department') return `${audience.hospital}#DEPARTMENT#${audience.department}`;
  return audience.hospital;
}

/** Whether an alert is among those of the audience. */
export function isFor(alert: Concerned, audience: Audience): boolean {
  if (alert.hospital !== audience.hospital) return false;
  if (audience.kind === 'doctor') return alert.doctor === audience.doctor;
  if (audience.kind === 'department') return alert.department === audience.department;
  return true;
}

/** Everybody whom an alert concerns. */
export function audiencesOf({ hospital, doctor = null, department }: Concerned): readonly Audience[] {
  return [
    ...(doctor === null ? [] : [{ kind: 'doctor', hospital, doctor } as const]),
    ...(department === null ? [] : [{ kind: 'department', hospital, department } as const]),
    { kind: 'hospital', hospital },
  ];
}
