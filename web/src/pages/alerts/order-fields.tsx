import { useTexts } from '../../texts/language.ts';
import { blankLine, type OrderForm, type OrderLine } from './order-form.ts';
import { OrderLineFields } from './order-line-fields.tsx';

interface OrderFieldsProps {
  readonly form: OrderForm;
  readonly onForm: (form: OrderForm) => void;
}

const oldest = 120;

/** The person, the diagnosis and the orders of a try. */
export function OrderFields({ form, onForm }: OrderFieldsProps) {
  const { t } = useTexts('alerts');
  const { sex, ageYears, diagnosisCode, diagnosisName, orders } = form;
  const change = (changes: Partial<OrderForm>) => onForm({ ...form, ...changes });
  const changeLine = (at: number, line: OrderLine) =>
    change({ orders: orders.map((one, place) => (place === at ? line : one)) });
  return (
    <>
      <fieldset className="order-person">
        <legend>{t('alerts:order.person')}</legend>
        <label>
          {t('alerts:order.age')}
          <input
            type="number"
            required
            min={0}
            max={oldest}
            value={ageYears}
            onChange={({ target }) => change({ ageYears: target.valueAsNumber || 0 })}
          />
        </label>
        <label>
          {t('alerts:order.sex')}
          <select value={sex} onChange={({ target }) => change({ sex: target.value as OrderForm['sex'] })}>
            <option value="1">{t('alerts:order.male')}</option>
            <option value="2">{t('alerts:order.female')}</option>
          </select>
        </label>
        <label>
          {t('alerts:order.diagnosis-code')}
          <input
            required
            maxLength={20}
            value={diagnosisCode}
            onChange={({ target }) => change({ diagnosisCode: target.value })}
          />
        </label>
        <label>
          {t('alerts:order.diagnosis-name')}
          <input
            required
            maxLength={50}
            value={diagnosisName}
            onChange={({ target }) => change({ diagnosisName: target.value })}
          />
        </label>
      </fieldset>
      {orders.map((line, at) => (
        <OrderLineFields
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          key={at}
          place={at + 1}
          line={line}
          onLine={(changed) => changeLine(at, changed)}
          onRemove={
            orders.length > 1 ? () => change({ orders: orders.filter((_, place) => place !== at) }) : null
          }
        />
      ))}
      <p>
        <button type="button" onClick={() => change({ orders: [...orders, blankLine] })}>
          {t('alerts:order.add')}
        </button>
      </p>
    </>
  );
}
