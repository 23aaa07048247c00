/** What tells a case from every other one: settlement ids are a hospital's own. */
export interface CaseId {
  readonly hospital: string;
  readonly settlementId: string;
}

/** A case's identity as one text, for maps. */
export const caseId = ({ hospital, settlementId }: CaseId) => `${hospital}#${settlementId}`;
