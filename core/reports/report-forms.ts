/** The forms a report comes in: to be read and printed in either language, and to be reckoned with. */
export const reportForms = ['zh-CN.html', 'en.html', 'xlsx'] as const;

export type ReportForm = (typeof reportForms)[number];
