/** Where the office finds the answer to a batch, in the receipts bucket. */
export function receiptKeys(hospital: string, batch: string) {
  const folder = `receipts/${hospital}/${batch}`;
  return {
    receipt: `${folder}/receipt.json`,
    rejected: `${folder}/rejected.ndjson`,
    /** That there is no receipt yet, and why. */
    stuck: `${folder}/stuck.json`,
    results: `${folder}/results.xlsx`,
  } as const;
}
