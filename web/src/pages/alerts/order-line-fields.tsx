import { useTexts } from '../../texts/language.ts';
import { type OrderKind, type OrderLine, orderKinds } from './order-form.ts';

interface OrderLineFieldsProps {
  readonly place: number;
  readonly line: OrderLine;
  readonly onLine: (line: OrderLine) => void;
  /** `null` of the last one. */
  readonly onRemove: (() => void) | null;
}

/** One order. */
export function OrderLineFields({ place, line, onLine, onRemove }: OrderLineFieldsProps) {
  const { t } = useTexts('alerts');
  const change = (changes: Partial<OrderLine>) => onLine({ ...line, ...changes });
  const text = (name: 'code' | 'name' | 'dose' | 'frequency' | 'days', most: number, isNeeded = false) => (
    <label>
      {t(`alerts:order.line.${name}`)}
      <input
        required={isNeeded}
        maxLength={most}
        value={line[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </label>
  );
  const figure = (name: 'quantity' | 'priceYuan') => (
    <label>
      {t(`alerts:order.line.${name}`)}
      <input
        type="number"
        required
        min={0}
        step="0.01"
        value={line[name]}
        onChange={({ target }) => change({ [name]: target.valueAsNumber || 0 })}
      />
    </label>
  );
  return (
    <fieldset className="order-line">
      <legend>{t('alerts:order.line.title', { place })}</legend>
      <label>
        {t('alerts:order.line.kind')}
        <select value={line.kind} onChange={({ target }) => change({ kind: target.value as OrderKind })}>
          {orderKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`alerts:order.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {text('code', 50, true)}
      {text('name', 100, true)}
      {text('dose', 20)}
      {text('frequency', 20)}
      {text('days', 4)}
      {figure('quantity')}
      {figure('priceYuan')}
      <label className="order-new">
        <input
          type="checkbox"
          checked={line.isNew}
          onChange={({ target }) => change({ isNew: target.checked })}
        />
        {t('alerts:order.line.is-new')}
      </label>
      {onRemove && (
        <button type="button" onClick={onRemove}>
          {t('alerts:order.line.remove', { place })}
        </button>
      )}
    </fieldset>
  );
}
