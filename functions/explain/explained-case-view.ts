import * as z from 'zod';
import { changeWords } from '../../core/coding/change-words.ts';
import { questionWords } from '../../core/coding/question-words.ts';
import type { ExplainedCase } from '../../core/explain-case.ts';
import type { GroupingResult } from '../../core/grouping/grouping-case.ts';
import type { PriceStep } from '../../core/payment/price-step.ts';
import type { Result } from '../../core/result.ts';
import { caseStatuses, outliers } from '../query/summary-case-view.ts';
import { wordsViewSchema } from '../query/summary-row.ts';
import { explainedDipSchema, explainedDipView } from './explained-dip-view.ts';
import { priceStepSchema, priceStepView } from './money-view.ts';

const groupSchema = z.strictObject({
  status: z.enum(caseStatuses),
  mdc: z.string(),
  adrg: z.string(),
  drg: z.string(),
  name: wordsViewSchema.nullable(),
});

/** Why a case went where it went, and how it came to its money. */
export const explainedCaseSchema = z.strictObject({
  hospital: z.string(),
  setl_id: z.string(),
  paid_by: z.enum(['drg', 'dip']),
  scheme: z.strictObject({ id: z.string(), title: wordsViewSchema }),
  group: groupSchema.meta({ description: 'DRG 病组 the DRG' }),
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
    .meta({ description: '按 DRG；无支付标准时为 null; by DRG; null where the region has no tariff' }),
  dip: explainedDipSchema.nullable().meta({
    description: 'DIP 病种与金额，不论是否据以付费 the DIP group and its money, whichever of the two pays',
  }),
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
  const { grouper, grouping, steps, tariff, price, questions, dip } = explained;
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
    paid_by: explained.paidBy,
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
    dip: dip && explainedDipView(dip, result),
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
  return (
    isGroup && grouper.scheme.id === result.scheme && sumsOf(price).payment_fen === result.drg_payment_fen
  );
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
