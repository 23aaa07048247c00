import { useState } from 'react';
import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { changeOf, formOf } from './change-of-form.ts';
import type { RuleDecision } from './draft.ts';
import { ParameterField } from './parameter-field.tsx';

const severities = ['violation', 'highly-suspicious', 'suspicious', 'reminder'] as const;

/** What is to become of a rule from a day on; it goes into the draft, and nowhere else. */
export function ChangeForm({
  rule,
  from: firstDay,
  onDecision,
}: {
  readonly rule: RuleView;
  /** Day that is offered. */
  readonly from: string;
  readonly onDecision: (decision: RuleDecision) => void;
}) {
  const { t, say } = useTexts('knowledge');
  const { caller } = useSession();
  const [form, setForm] = useState(() => formOf(rule));
  const [from, setFrom] = useState(firstDay);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const put = () => {
    const read = changeOf(rule, form);
    setWrong(read.ok ? [] : read.wrong);
    if (read.ok) onDecision({ rule: rule.id, from, by: caller.name, why, change: read.change });
  };
  const known = rule.parameters.filter(
    ({ parameter, value, national }) =>
      value !== null || national !== null || form.parameters[parameter] === '',
  );
  return (
    <form
      className="form-rows"
      aria-label={say(rule.name)}
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <p>{say(rule.looks_for)}</p>
      <label className="ticked">
        <input
          type="checkbox"
          checked={form.isOn}
          onChange={({ target }) => setForm({ ...form, isOn: target.checked })}
        />
        {t('knowledge:change.is-on')}
      </label>
      {form.isOn && (
        <>
          <label>
            {t('knowledge:rule.severity')}
            <select
              value={form.severity}
              onChange={({ target }) =>
                setForm({ ...form, severity: target.value as (typeof severities)[number] })
              }
            >
              {severities.map((one) => (
                <option key={one} value={one}>
                  {t(`knowledge:severity.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {known.map((parameter) => (
            <ParameterField
              key={parameter.parameter}
              parameter={parameter}
              given={form.parameters[parameter.parameter] ?? ''}
              isWrong={wrong.includes(parameter.parameter)}
              onGiven={(given) =>
                setForm({ ...form, parameters: { ...form.parameters, [parameter.parameter]: given } })
              }
            />
          ))}
        </>
      )}
      <label>
        {t('knowledge:change.from')}
        <input type="date" required value={from} onChange={({ target }) => setFrom(target.value)} />
        <small>{t('knowledge:change.from-note')}</small>
      </label>
      <label>
        {t('knowledge:change.why')}
        <textarea required rows={2} value={why} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <div className="form-actions">
        <button type="submit" className="primary">
          {t('knowledge:change.put')}
        </button>
      </div>
    </form>
  );
}
