/** What is asked about, in every row: a case of this doctor, in this department of this hospital of this region. */
export const walked = {
  hospital: 'H61022200908',
  department: 'A03.04',
  doctor: 'D908A03041',
  region: '610200',
} as const;

const { hospital, department, doctor, region } = walked;
const sister = 'H61020300907';
const far = 'H37130200901';

/**
 * Who asks, by the columns of the table. A capital is of the hospital, department and doctor that is asked about; a
 * small letter is of another department or doctor, with a star of another hospital of the region.
 */
export const walkers = {
  C: { role: 'clinician', hospital, department, doctor },
  c: { role: 'clinician', hospital, department, doctor: 'D908A03049' },
  'c*': { role: 'clinician', hospital: sister, department, doctor },
  H: { role: 'manager', hospital, department },
  h: { role: 'manager', hospital, department: 'A04.01' },
  'h*': { role: 'manager', hospital: sister, department },
  M: { role: 'manager', hospital },
  'm*': { role: 'manager', hospital: sister },
  /** Says that he has a region, which is for offices alone. */
  mr: { role: 'manager', hospital: sister, region },
  A: { role: 'auditor', hospital },
  'a*': { role: 'auditor', hospital: sister },
  ar: { role: 'auditor', hospital: sister, region },
  O: { role: 'office', hospital },
  'o*': { role: 'office', hospital: sister },
  /** The region's office, seated at another hospital of it. */
  R: { role: 'office', hospital: sister, region },
  /** That of another region. */
  r: { role: 'office', hospital: far, region: '371300' },
  /** Without a token. */
  '-': null,
} as const;

export type Walker = keyof typeof walkers;

/**
 * What each is answered. 404 is what does not exist, too. 409 and 400 are let in: what is sent cannot be done in the
 * state things are in, or is incomplete, so that the walk changes nothing. Of `POST /api/v1/decisions`, which refuses
 * each finding by itself, it is what was said of the one.
 */
const table = `
                                                          C   c   c*  H   h   h*  M   m*  mr  A   a*  ar  O   o*  R   r   -
GET  /openapi.json                                        200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  /api/v1/sign-in                                      200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  /api/v1/alerts                                       404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/alerts/{id}                                  200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
POST /api/v1/alerts/{id}/read                             200 404 404 200 404 404 200 404 404 403 403 403 403 403 403 403 401
POST /api/v1/alerts/{id}/acknowledgement                  200 404 404 200 404 404 200 404 404 403 403 403 403 403 403 403 401
POST /api/v1/alerts/{id}/answer                           200 404 404 409 404 404 409 404 404 403 403 403 403 403 403 403 401
POST /api/v1/live-tickets                                 201 201 201 201 201 201 201 201 201 201 201 201 201 201 201 201 401
GET  /api/v1/findings                                     200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/findings/summary                             200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/findings/{id}                                200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
POST /api/v1/findings/{id}/decisions                      403 404 404 403 404 404 403 404 404 409 404 404 409 404 409 404 401
POST /api/v1/decisions                                    403 404 404 403 404 404 403 404 404 409 404 404 409 404 409 404 401
POST /api/v1/samples                                      404 404 404 404 404 404 404 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/periods                                      200 200 404 200 200 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/summaries                                    200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/summaries/trend                              200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/summaries/cases                              200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/cases/{setl_id}                              200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/cases/{setl_id}/findings                     200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/cases/{setl_id}/list                         200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/cases/{setl_id}/grouping                     200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/indicators                                   200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/changes                                      404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/portraits/{kind}/{key}                       200 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/quadrants                                    404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/lamps                                        404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/outlook                                      404 404 404 200 200 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/reports                                      404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/warnings                                     200 200 200 404 404 404 404 404 404 404 404 404 404 404 404 404 401
GET  /api/v1/warnings/summary                             404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/knowledge/schemes                            404 404 404 200 200 200 200 200 200 200 200 200 200 200 200 200 401
POST /api/v1/knowledge/schemes/dry-runs                   404 404 404 404 404 404 404 404 404 404 404 404 404 404 409 409 401
GET  /api/v1/knowledge/schemes/dry-runs/{scheme}/{at}     404 404 404 404 404 404 404 404 404 404 404 404 404 404 200 404 401
POST /api/v1/knowledge/schemes/activations                404 404 404 404 404 404 404 404 404 404 404 404 404 404 409 409 401
GET  /api/v1/knowledge/tariffs                            404 404 404 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/knowledge/rules                              404 404 404 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/knowledge/rules/{id}                         404 404 404 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/knowledge/activations                        404 404 404 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/knowledge/mutings                            404 404 404 200 200 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/knowledge/region-rules                       404 404 404 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/knowledge/region-rules/documents/{hash}      404 404 404 404 404 404 404 404 404 404 404 404 404 404 200 404 401
POST /api/v1/knowledge/region-rules/checks                404 404 404 404 404 404 404 404 404 404 404 404 404 404 200 404 401
POST /api/v1/knowledge/region-rules/dry-runs              404 404 404 404 404 404 404 404 404 404 404 404 404 404 202 404 401
GET  /api/v1/knowledge/region-rules/dry-runs/{hash}/{at}  404 404 404 404 404 404 404 404 404 404 404 404 404 404 200 404 401
POST /api/v1/knowledge/region-rules/activations           404 404 404 404 404 404 404 404 404 404 404 404 404 404 409 409 401
POST /api/v1/outlook/capacity                             404 404 404 400 400 404 400 404 404 400 404 404 400 404 400 404 401
GET  /api/v1/violations                                   404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/waterfall                                    404 404 404 200 404 404 200 404 404 200 404 404 200 404 200 404 401
POST /nhsa/3101                                           200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 401
POST /nhsa/3102                                           200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 401
POST /nhsa/3103                                           200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET  /cds-services                                        200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST /cds-services/{id}                                   400 400 400 400 400 400 400 400 400 400 400 400 400 400 400 400 401
POST /cds-services/{id}/feedback                          400 400 400 400 400 400 400 400 400 400 400 400 400 400 400 400 401
POST /api/v1/uploads                                      404 404 404 404 404 404 404 404 404 404 404 404 201 404 201 404 401
GET  /api/v1/uploads/{id}                                 404 404 404 404 404 404 404 404 404 404 404 404 200 404 200 404 401
POST /api/v1/uploads/{id}/parts                           404 404 404 404 404 404 404 404 404 404 404 404 200 404 200 404 401
POST /api/v1/uploads/{id}/completion                      404 404 404 404 404 404 404 404 404 404 404 404 409 404 409 404 401
POST /api/v1/uploads/{id}/abandonment                     404 404 404 404 404 404 404 404 404 404 404 404 200 404 200 404 401
GET  /api/v1/batches                                      404 404 404 404 404 404 404 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/batches/{id}                                 404 404 404 404 404 404 404 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/batches/{id}/receipt                         404 404 404 404 404 404 404 404 404 200 404 404 200 404 200 404 401
GET  /api/v1/batches/{id}/results                         404 404 404 404 404 404 404 404 404 404 404 404 200 404 200 404 401
GET  /api/v1/batches/{id}/rejected                        404 404 404 404 404 404 404 404 404 404 404 404 200 404 200 404 401
GET  /api/v1/hospitals                                    200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 401
`;

export interface WalkedRoute {
  /** `METHOD /path/{part}` */
  readonly route: string;
  readonly expected: Readonly<Record<Walker, number>>;
}

const [head = '', ...lines] = table.trim().split('\n');
const columns = head.trim().split(/\s+/) as Walker[];

export const walk: readonly WalkedRoute[] = lines.map((line) => {
  const [method = '', path = '', ...cells] = line.split(/\s+/);
  const expected = Object.fromEntries(columns.map((column, at) => [column, Number(cells[at])]));
  return { route: `${method} ${path}`, expected: expected as Record<Walker, number> };
});
