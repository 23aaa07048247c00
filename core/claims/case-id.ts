/** What tells a case from every other one: settlement ids are a hospital's own. */
export interface CaseId {
  readonly hospital: string;
  readonly settlementId: string;
}

/** A case's identity as one text, for maps: no two cases share one, whatever signs their names are made of. */
export const caseId = ({ hospital, settlementId }: CaseId) => `${withoutMark(hospital)}#${settlementId}`;

/** Registered hospitals have no such sign; files of unknown ones may say anything. */
function withoutMark(hospital: string): string {
  return hospital.includes('#') || hospital.includes('%')
    ? hospital.replaceAll('%', '%25').replaceAll('#', '%23')
    : hospital;
}
