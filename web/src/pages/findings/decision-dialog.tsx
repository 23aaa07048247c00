import { useLayoutEffect, useRef, useState } from 'react';
import type { Action } from '../../../../core/review/decision.ts';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { setsAmount } from './finding-words.ts';
import { readYuan } from './read-yuan.ts';

/** What somebody says with a decision. */
export interface SaidDecision {
  readonly why: string;
  readonly attachments: readonly string[];
  /** Fen; left out where it is what was found. */
  readonly amount_fen?: number;
}

export interface DecisionDialogProps {
  readonly action: Action;
  /** How many findings it is about. */
  readonly count: number;
  /** Of how many it was taken already, while it is pending. */
  readonly done: number;
  /** Of the one finding that it is about, in fen: its money, and the most that can be settled. */
  readonly amount?: { readonly foundFen: number; readonly largestFen: number };
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onDecide: (said: SaidDecision) => void | Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the reason of a decision before it is taken; it is open as long as it is there. */
export function DecisionDialog({ action, count, ...props }: DecisionDialogProps) {
  const { t } = useTexts('findings');
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const [papers, setPapers] = useState('');
  const [amount, setAmount] = useState('');
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    // Only who closes it gets the focus back to where it was.
    return () => own?.close();
  }, []);
  const asked = setsAmount.has(action) ? props.amount : undefined;
  const fen = readYuan(amount, asked?.largestFen);
  const isRefused = typeof fen === 'string';
  const title = t('findings:decide.title', { action: t(`findings:action.${action}`), count });
  return (
    <dialog
      ref={dialog}
      className="finding-dialog"
      aria-label={title}
      onCancel={(event) => props.isPending && event.preventDefault()}
      onClose={props.onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const attachments = papers.split('\n').flatMap((line) => line.trim() || []);
          void props.onDecide({ why, attachments, ...(typeof fen === 'number' && { amount_fen: fen }) });
        }}
      >
        <h2>{title}</h2>
        <p>{t(`findings:means.${action}`)}</p>
        <label>
          {t('findings:decide.why')}
          <textarea
            required
            rows={3}
            maxLength={1000}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        </label>
        {asked && (
          <label>
            {t('findings:decide.amount', { found: asked.foundFen / 100, largest: asked.largestFen / 100 })}
            <input
              inputMode="decimal"
              value={amount}
              aria-invalid={isRefused}
              onChange={({ target }) => setAmount(target.value)}
            />
            {isRefused && (
              <span role="alert">{t(`findings:decide.${fen}`, { largest: asked.largestFen / 100 })}</span>
            )}
          </label>
        )}
        <label>
          {t('findings:decide.papers')}
          <textarea rows={2} value={papers} onChange={({ target }) => setPapers(target.value)} />
        </label>
        {props.error ? <Failure error={props.error} /> : null}
        {props.isPending && count > 1 && (
          <progress max={count} value={props.done} aria-label={t('findings:decide.progress')} />
        )}
        <p className="dialog-actions">
          <button
            type="submit"
            className="primary"
            disabled={props.isPending || why.trim() === '' || isRefused}
          >
            {t(`findings:action.${action}`)}
          </button>
          {/* What has been sent is not called back. */}
          <button type="button" disabled={props.isPending} onClick={() => dialog.current?.close()}>
            {t('findings:decide.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  );
}
