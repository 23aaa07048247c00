import type { auditAnswer } from '../../../../core/orders/nhsa/audit-answer.ts';

type Audited = ReturnType<typeof auditAnswer>;

/** What 3101 answers: warnings, or why the message was refused. */
export type NhsaAnswer = Omit<Audited, 'output'> & {
  readonly output: Audited['output'] & { readonly errors?: readonly { readonly message?: unknown }[] };
};

export type OrderWarning = NhsaAnswer['output']['result'][number];

/** `sev_deg` of the interface as we name it; 3 stands for suspicious and reminders. */
export const severityOf = { '1': 'violation', '2': 'highly-suspicious', '3': 'suspicious' } as const;
