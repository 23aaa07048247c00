import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import { type ActingRole, type Action, decisionSchema } from '../../core/review/decision.ts';
import { type Review, unreviewed } from '../../core/review/review.ts';
import { actionWords, amountRefusalWords, refusalWords, stateWords } from '../../core/review/review-words.ts';
import { isOfAmount } from '../../core/review/settled-amount.ts';
import { countOutcomes, shownPrecision } from '../../core/review/shown-precision.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { findingStore } from '../../platform/table/findings.ts';
import { type DecisionOutcome, reviewStore } from '../../platform/table/reviews.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { say } from '../say.ts';
import { yuan } from '../yuan.ts';
import { printJson, printTable } from './print-table.ts';

interface StackOptions {
  readonly endpoints: string;
  readonly json?: boolean;
}

/** `sentinel findings list`: the findings of a case, and how far people are with each. */
export async function listFindings(
  hospital: string,
  settlementId: string,
  { endpoints, json }: StackOptions,
): Promise<void> {
  const { findings, reviews } = await readCase(openStack(endpoints), { hospital, settlementId });
  const rows = findings.map((finding) => ({
    finding_id: finding.finding_id,
    rule_id: finding.rule_id,
    rule_name: finding.rule_name,
    severity: finding.severity,
    amount_fen: finding.amount_fen,
    review: reviews.get(finding.finding_id) ?? unreviewed,
  }));
  const present = new Set(rows.map(({ finding_id }) => finding_id));
  const withdrawn = [...reviews].filter(([finding]) => !present.has(finding));
  if (json) return printJson({ findings: rows, withdrawn: Object.fromEntries(withdrawn) });
  printTable(
    ['线索 finding', '规则 rule', '金额 amount', '状态 state', '经过 decisions'],
    [
      ...rows.map((row) => [
        row.finding_id,
        `${row.rule_id}\n${row.rule_name.zh}\n${row.rule_name.en}`,
        yuan(row.review.amountFen ?? row.amount_fen),
        stateOf(row.review),
        courseOf(row.review),
      ]),
      ...withdrawn.map(([finding, review]) => [
        finding,
        '更正后已不存在 gone after a correction',
        '',
        stateOf(review),
        courseOf(review),
      ]),
    ],
  );
}

function stateOf({ state }: Review): string {
  return `${stateWords[state].zh} ${stateWords[state].en}`;
}

function courseOf({ decisions }: Review): string {
  return decisions
    .map(({ at, by, action, why }) => `${at.slice(0, 10)} ${by} ${actionWords[action].zh}：${why}`)
    .join('\n');
}

export interface DecideOptions {
  readonly endpoints: string;
  readonly by: string;
  readonly role: string;
  readonly why: string;
  readonly attach?: readonly string[];
  /** Fen. */
  readonly amount?: number;
}

/** `sentinel findings decide`: one decision in the life of a finding. Throws where it cannot be taken. */
export async function decideFinding(
  hospital: string,
  settlementId: string,
  findingId: string,
  action: string,
  { endpoints, by, role, why, attach = [], amount }: DecideOptions,
): Promise<void> {
  const decision = decisionSchema.parse({
    action: action as Action,
    by,
    role: role as ActingRole,
    why,
    at: new Date().toISOString(),
    attachments: attach,
    ...(amount !== undefined && { amountFen: amount }),
  });
  const stack = openStack(endpoints);
  const of = { hospital, settlementId };
  if (!(await isThere(stack, of, findingId))) throw new Error(whyNot('no-such-finding', of, findingId));
  const subject = { hospital, cases: [caseId(of)], findings: [findingId], action };
  const review = await asOperation(
    stack,
    { by, command: 'findings decide', act: 'decision', of: subject },
    async () => {
      const outcome = await reviewStore(stack.table).decide({ ...of, findingId }, decision);
      if (!outcome.ok) throw new Error(whyNot(outcome.why, of, findingId));
      return outcome.review;
    },
  );
  say(`${findingId}: ${stateOf(review)}\n`);
}

/** Now, or before a correction: what somebody has decided about stays. */
async function isThere(stack: Stack, of: CaseId, findingId: string): Promise<boolean> {
  const { findings, reviews } = await readCase(stack, of);
  return reviews.has(findingId) || findings.some(({ finding_id }) => finding_id === findingId);
}

async function readCase({ table }: Stack, of: CaseId) {
  const [findings, reviews] = await Promise.all([
    findingStore(table).ofCase(of),
    reviewStore(table).ofCase(of),
  ]);
  return { findings, reviews };
}

function whyNot(why: Extract<DecisionOutcome, { ok: false }>['why'], of: CaseId, findingId: string): string {
  if (why === 'no-such-finding') {
    const name = `${caseId(of)} ${findingId}`;
    return `没有线索 ${name} There is no finding ${name}`;
  }
  if (why === 'decided-meanwhile')
    return '有人刚刚作出决定，请重新查看。 Somebody has just decided; look again.';
  const { zh, en } = isOfAmount(why) ? amountRefusalWords(why) : refusalWords(why);
  return `${zh}。 ${en}`;
}

/** `sentinel findings precision`: how each rule has fared with the people who answered its findings. */
export async function listPrecision({ endpoints, json }: StackOptions): Promise<void> {
  const store = reviewStore(openStack(endpoints).table);
  const rules = [...new Map(loadKnowledge().rules.rules.map((rule) => [rule.id, rule])).values()];
  const rows = [];
  for (const { id, name, confidence } of rules) {
    const answers = await store.answersTo(id);
    const record = countOutcomes(answers.map((outcome) => ({ rule: id, outcome }))).get(id) ?? none;
    rows.push({ rule: id, name, declared: confidence, ...record, shown: shownPrecision(confidence, record) });
  }
  if (json) return printJson(rows);
  printTable(
    ['规则 rule', '名称 name', '确认 confirmed', '排除 rejected', '声明 declared', '现示 shown'],
    rows.map(({ rule, name, confirmed, rejected, declared, shown }) => [
      rule,
      `${name.zh}\n${name.en}`,
      confirmed,
      rejected,
      declared.toFixed(2),
      shown.toFixed(2),
    ]),
  );
}

const none = { confirmed: 0, rejected: 0 };
