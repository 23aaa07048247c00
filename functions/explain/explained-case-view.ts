import * as z from 'zod';
import { changeWords } from '../../core/coding/change-words.ts';
import { questionWords } from '../../core/coding/question-words.ts';
import type { ExplainedCase } from '../../core/explain-case.ts';
import type { GroupingResult } from '../../core/grouping/grouping-case.ts';
import type { PriceStep } from '../../core/payment/price-step.ts';
import { priceStepWords } from '../../core/payment/price-step-words.ts';
import type { Result } from '../../core/result.ts';
import { caseStatuses, outliers } from '../query/summary-case-view.ts';
import { wordsViewSchema } from '../query/summary-row.ts';

const groupSchema = z.strictObject({
  status: z.enum(caseStatuses),
  mdc: z.string(),
  adrg: z.string(),
  drg: z.string(),
  name: wordsViewSchema.nullable(),
});

const priceStepSchema = z.strictObject({
  step: z.string(),
  /** Of the parts of a payment, how much each adds; of a sum, what it comes to; `null` of what is only said. */
  amount_fen: z.number().nullable(),
  kind: z.enum(['part', 'sum', 'note']).meta({
    description: 'part 之和为 sum 中的 paid; parts add up to the sum paid',
  }),
  text: wordsViewSchema,
});

/** Why a case went where it went, and how it came to its money. */
export const explainedCaseSchema = z.strictObject({
  hospital: z.string(),
  setl_id: z.string(),
  scheme: z.strictObject({ id: z.string(), title: wordsViewSchema }),
  group: groupSchema,
  as_recorded: z.boolean().meta({
    description: '与审核所记录的结果一致 whether it is what the audit has recorded',
  }),
  steps: z
    .array(
      z.strictObject({
        step: z.string(),
        text: wordsViewSchema.meta({ description: '可有多行 in one line or several' }),
      }),
    )
    .meta({ description: '分组的每一步，末步为结果 every step of the grouping, the result last' }),
  money: z
    .strictObject({
      tariff: z.strictObject({ id: z.string(), title: wordsViewSchema }),
      weight: z.number().nullable(),
      cost_fen: z.number().nullable(),
      payment_fen: z.number().nullable(),
      balance_fen: z.number().nullable(),
      outlier: z.enum(outliers),
      steps: z.array(priceStepSchema),
    })
    .nullable()
    .meta({ description: '无支付标准时为 null; null where the region has no tariff' }),
  questions: z
    .array(
      z.strictObject({
        code: z.string(),
        field: z.string(),
        certainty: z.string(),
        text: wordsViewSchema,
        answers: z
          .array(z.strictObject({ text: wordsViewSchema, ...groupSchema.shape }))
          .meta({ description: '首项为清单所填 the first is the list as sent' }),
      }),
    )
    .meta({
      description:
        '编码疑问及各答案所入的组，不涉及金额 what a coder would ask, and the group under each answer; nothing of money',
    }),
});

export type ExplainedCaseView = z.infer<typeof explainedCaseSchema>;

/** @param result as the audit has recorded it */
export function explainedCaseView(explained: ExplainedCase, result: Result): ExplainedCaseView {
  const { grouper, grouping, steps, tariff, price, questions } = explained;
  const { id, title } = grouper.scheme;
  const groupView = ({
    status,
    mdc,
    adrg,
    drg,
  }: Omit<GroupingResult, 'status'> & Pick<Result, 'status'>) => ({
    ...{ status, mdc, adrg, drg },
    name: drg === '0000' ? null : grouper.title(drg),
  });
  const { status, mdc, adrg, drg, hospital, setl_id } = result;
  return {
    hospital,
    setl_id,
    scheme: { id, title },
    group: groupView(grouping ?? { status, mdc, adrg, drg }),
    as_recorded: isAsRecorded(explained, result),
    steps: steps.map(({ step, text }) => ({ step: step.step, text })),
    money: tariff && {
      tariff: { id: tariff.data.id, title: tariff.data.title },
      weight: tariff.rows.get(grouping?.drg ?? '')?.weight ?? null,
      ...sumsOf(price),
      steps: price.map(priceStepView),
    },
    questions: questions.map((question) => ({
      code: question.code,
      field: question.field,
      certainty: question.certainty,
      text: questionWords(question),
      answers: question.ifAnswered.map(({ change, grouping: of }) => ({
        text: changeWords(change),
        ...groupView(of),
      })),
    })),
  };
}

function isAsRecorded({ grouper, grouping, price }: ExplainedCase, result: Result): boolean {
  const isGroup = grouping === null || (grouping.drg === result.drg && grouping.status === result.status);
  return isGroup && grouper.scheme.id === result.scheme && sumsOf(price).payment_fen === result.payment_fen;
}

function sumsOf(price: readonly PriceStep[]) {
  const has = (step: PriceStep['step']) => price.some((one) => one.step === step);
  return {
    payment_fen: price.find((one) => one.step === 'paid')?.paymentFen ?? null,
    cost_fen: price.find((one) => one.step === 'billed')?.costFen ?? null,
    balance_fen: price.find((one) => one.step === 'balance')?.balanceFen ?? null,
    outlier: has('high-outlier') ? 'high' : has('low-outlier') ? 'low' : 'normal',
  } as const;
}

function priceStepView(step: PriceStep): z.infer<typeof priceStepSchema> {
  return { step: step.step, ...amountOf(step), text: priceStepWords(step) };
}

function amountOf(step: PriceStep): Pick<z.infer<typeof priceStepSchema>, 'amount_fen' | 'kind'> {
  if ('addedFen' in step) return { amount_fen: step.addedFen, kind: 'part' };
  switch (step.step) {
    case 'paid':
      return { amount_fen: step.paymentFen, kind: 'sum' };
    case 'billed':
      return { amount_fen: step.costFen, kind: 'sum' };
    case 'balance':
      return { amount_fen: step.balanceFen, kind: 'sum' };
    case 'fund':
      return { amount_fen: step.fundFen, kind: 'note' };
    default:
      return { amount_fen: null, kind: 'note' };
  }
}
