import { zhCN } from '../locales/zh-CN';
import type { Toast } from './desk-state';

export interface ToastsProps {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (toastId: string) => void;
}

/** Short notices that go away by themselves; announced to screen readers. */
export function Toasts({ toasts, onDismiss }: ToastsProps) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, tone, text }) => (
        <p key={id} class={`toast ${tone}`}>
          <span>{text}</span>
          <button type="button" aria-label={zhCN.desk.toasts.dismiss} onClick={() => onDismiss(id)}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      ))}
    </div>
  );
}
