import { type ReactNode, useRef, useState } from 'react';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';

/** A decision with its reason, asked for in a dialog before it is taken. */
export function DecisionDialog({
  open,
  isReady,
  title,
  children,
  error,
  isPending,
  onDecide,
}: {
  /** On the button that opens it. */
  readonly open: string;
  readonly isReady: boolean;
  readonly title: string;
  /** What is decided, and whatever else has to be said about it. */
  readonly children: ReactNode;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onDecide: (why: string, close: () => void) => void;
}) {
  const { t } = useTexts('knowledge');
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        className="primary"
        disabled={!isReady}
        onClick={() => dialog.current?.showModal()}
      >
        {open}
      </button>
      <dialog ref={dialog} className="decision-dialog" aria-label={title}>
        <form
          className="form-rows"
          onSubmit={(event) => {
            event.preventDefault();
            onDecide(why, close);
          }}
        >
          <h2>{title}</h2>
          {children}
          <label>
            {t('knowledge:activate.why')}
            <textarea
              required
              rows={3}
              maxLength={1000}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          </label>
          {error ? <Failure error={error} /> : null}
          <div className="form-actions">
            <button type="submit" className="primary" disabled={isPending}>
              {t('knowledge:activate.confirm')}
            </button>
            <button type="button" onClick={close}>
              {t('knowledge:activate.cancel')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
