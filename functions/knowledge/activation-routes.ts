import type * as z from 'zod';
import { type Activation, isOfRules } from '../../core/activations.ts';
import { findJson } from '../../platform/find-json.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import type { RulesDryRunReport, SchemeDryRunReport } from '../../platform/knowledge/dry-run-reports.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import { knowledgeRoutes } from './reader.ts';
import type { activationListSchema } from './region-rules-schemas.ts';

type ActivationView = z.infer<typeof activationListSchema>['activations'][number];

const mostTold = 100;
const readsAtOnce = 16;

/** What was decided for the caller's region, the latest first, and what each decision rests on. */
export function activationRoutes({ bucket }: KnowledgeServices) {
  return knowledgeRoutes().get('/', async (c) => {
    const { region } = c.var.reader;
    const made = (await activationStore(bucket).current()).filter((one) => one.region === region);
    const current = made.findLast(isOfRules);
    const told = made.toReversed().slice(0, mostTold);
    const activations = await inParallel(told, readsAtOnce, async (activation) => {
      const report = await findJson<RulesDryRunReport | SchemeDryRunReport>(bucket, activation.dry_run);
      return activationView(activation, report, activation === current);
    });
    return c.json({ region, activations } satisfies z.infer<typeof activationListSchema>);
  });
}

function activationView(
  activation: Activation,
  report: RulesDryRunReport | SchemeDryRunReport | null,
  isCurrent: boolean,
): ActivationView {
  const isRules = isOfRules(activation);
  return {
    kind: isRules ? 'rules' : 'scheme',
    document: isRules ? activation.document : null,
    scheme: isRules ? null : activation.scheme,
    from: isRules ? null : activation.from,
    by: activation.by,
    why: activation.why ?? null,
    at: activation.at,
    is_current: isCurrent,
    dry_run: report && {
      made_at: report.made_at,
      month: report.month,
      cases: report.cases,
      findings_now: 'now' in report ? report.now.findings : null,
      findings_next: 'next' in report ? report.next.findings : null,
      changed: 'changed' in report ? report.changed : null,
    },
  };
}
