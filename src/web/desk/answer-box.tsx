import { useLayoutEffect, useRef } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { isSendKey } from '../shared/is-send-key';

export interface AnswerBoxProps {
  readonly text: string;
  readonly busy: boolean;
  readonly onWrite: (text: string) => void;
  readonly onSend: (text: string) => void;
}

/** The agent's answer: Enter sends, Shift+Enter breaks the line; what is written stays until it has been sent. */
export function AnswerBox({ text, busy, onWrite, onSend }: AnswerBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const sendable = text.trim() !== '' && !busy;
  useLayoutEffect(() => {
    if (matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, []);
  const submit = (): void => {
    if (sendable) onSend(text.trim());
  };
  return (
    <form
      class="answer-box"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={box}
        rows={3}
        value={text}
        aria-label={zhCN.desk.answer}
        placeholder={zhCN.desk.answerPlaceholder}
        onInput={event => onWrite(event.currentTarget.value)}
        onKeyDown={event => {
          if (!isSendKey(event)) return;
          event.preventDefault();
          submit();
        }}
      />
      <button type="submit" class="button primary" disabled={!sendable}>
        {busy ? zhCN.desk.sending : zhCN.desk.send}
      </button>
    </form>
  );
}
