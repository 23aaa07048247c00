import { useId } from 'react';
import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { useTexts } from '../../texts/language.ts';
import type { ChangeForm } from './change-of-form.ts';
import { fieldOf, valueText } from './parameter-value.ts';

type Given = ChangeForm['parameters'][string];

/** One parameter, entered by what its schema lets it be. */
export function ParameterField({
  parameter: { parameter, name, unit, schema, values, national },
  given,
  onGiven,
  isWrong,
}: {
  readonly parameter: RuleView['parameters'][number];
  readonly given: Given;
  readonly onGiven: (given: Given) => void;
  readonly isWrong: boolean;
}) {
  const { t, say } = useTexts('knowledge');
  const id = useId();
  const field = fieldOf(schema);
  const label = [name ? say(name) : parameter, unit ? `(${say(unit)})` : ''].join(' ').trim();
  const note = t('knowledge:parameter.national-is', { value: valueText(national, values, say) });
  const text = typeof given === 'string' ? given : '';
  if (field.kind === 'yes-no')
    return (
      <label className="ticked">
        <input type="checkbox" checked={given === true} onChange={({ target }) => onGiven(target.checked)} />
        {label} <small>{note}</small>
      </label>
    );
  if (field.kind === 'ticks')
    return (
      <fieldset>
        <legend>{label}</legend>
        {field.of.map((one) => (
          <Tick key={one} {...{ one, given, onGiven }} name={valueText(one, values, say)} />
        ))}
        <small>{note}</small>
      </fieldset>
    );
  const common = {
    id,
    'aria-invalid': isWrong,
    value: text,
    onChange: ({ target }: { target: { value: string } }) => onGiven(target.value),
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {field.kind === 'number' && (
        <input type="number" min={field.min} max={field.max} step={field.isWhole ? 1 : 'any'} {...common} />
      )}
      {field.kind === 'text' && <input type="text" {...common} />}
      {field.kind === 'choice' && (
        <select {...common}>
          {field.of.map((one) => (
            <option key={one} value={one}>
              {valueText(one, values, say)}
            </option>
          ))}
        </select>
      )}
      {(field.kind === 'lines' || field.kind === 'json') && <textarea rows={3} {...common} />}
      <small>
        {isWrong ? `${t('knowledge:parameter.wrong')} ` : ''}
        {field.kind === 'lines' ? `${t('knowledge:parameter.lines')} ` : ''}
        {note}
      </small>
    </div>
  );
}

function Tick({
  one,
  name,
  given,
  onGiven,
}: {
  readonly one: string;
  readonly name: string;
  readonly given: Given;
  readonly onGiven: (given: Given) => void;
}) {
  const ticked = Array.isArray(given) ? (given as readonly string[]) : [];
  return (
    <label className="ticked">
      <input
        type="checkbox"
        checked={ticked.includes(one)}
        onChange={({ target }) =>
          onGiven(target.checked ? [...ticked, one] : ticked.filter((other) => other !== one))
        }
      />
      {name}
    </label>
  );
}
