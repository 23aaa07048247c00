/** The address of a case's page. */
export function caseAddress(hospital: string, setlId: string): string {
  return `/cases/${encodeURIComponent(setlId)}?${new URLSearchParams({ hospital })}`;
}
