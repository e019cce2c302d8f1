import { useEffect, useRef, useState } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import type { CaseOutcome, Cause, Fix } from '../shared/desk-contract';

export interface CloseDialogProps {
  readonly causes: readonly Cause[];
  readonly fixes: readonly Fix[];
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onClose: (outcome: CaseOutcome) => void;
}

const words = zhCN.desk.closeDialog;

/**
 * Asks what it was and how it was solved before an incident is closed. Nothing is preselected: `knowledge learn` counts what is
 * chosen, and what stands there already would be left standing.
 */
export function CloseDialog({ causes, fixes, busy, onCancel, onClose }: CloseDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [cause, setCause] = useState('');
  const [fix, setFix] = useState('');
  const [resolution, setResolution] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const submit = (): void => {
    const text = resolution.trim();
    setMissing(text === '');
    if (text !== '') onClose({ cause: cause.trim() || undefined, fix: fix || undefined, resolution: text });
  };

  return (
    <dialog
      ref={dialog}
      class="close-dialog"
      aria-labelledby="close-heading"
      onCancel={event => {
        event.preventDefault();
        onCancel();
      }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 id="close-heading">{words.heading}</h2>
        <label>
          {words.cause}
          {causes.length > 0 ? (
            <select value={cause} onChange={event => setCause(event.currentTarget.value)}>
              <option value="">{words.unknownCause}</option>
              {causes.map(({ id, label, probability }) => (
                <option key={id} value={id}>
                  {probability === undefined
                    ? label
                    : `${label} ${zhCN.desk.likelihood(Math.round(probability * 100))}`}
                </option>
              ))}
            </select>
          ) : (
            <input value={cause} onInput={event => setCause(event.currentTarget.value)} />
          )}
        </label>
        {fixes.length > 0 && (
          <label>
            {words.fix}
            <select value={fix} onChange={event => setFix(event.currentTarget.value)}>
              <option value="">{words.unknownFix}</option>
              {fixes.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {words.resolution}
          <textarea
            rows={4}
            value={resolution}
            placeholder={words.resolutionPlaceholder}
            aria-invalid={missing}
            onInput={event => setResolution(event.currentTarget.value)}
          />
        </label>
        <p class="form-problem" role="alert">
          {missing ? words.resolutionMissing : ''}
        </p>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onCancel}>
            {words.cancel}
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {words.submit}
          </button>
        </div>
      </form>
    </dialog>
  );
}
