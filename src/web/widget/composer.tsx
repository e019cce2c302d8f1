import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { isSendKey } from '../shared/is-send-key';
import { SendIcon } from './icons';
import { PhotoButton } from './photo-button';
import type { PhotoProblem, PreparedPhoto } from './prepare-photo';

/** Characters of one message; longer texts are asked for in parts. */
const MAX_LENGTH = 1000;
/** From here on the room that is left is shown. */
const HINT_BELOW = 100;

export interface ComposerProps {
  readonly onSend: (text: string) => void;
  readonly onPhoto: (photo: PreparedPhoto) => void;
}

/** The text box: Enter sends, Shift+Enter breaks the line, and Enter that chooses an input method's candidate does neither. */
export function Composer({ onSend, onPhoto }: ComposerProps) {
  const [problem, setProblem] = useState<PhotoProblem>();
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const left = MAX_LENGTH - text.length;
  const sendable = text.trim() !== '' && left >= 0;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [text]);

  const submit = (): void => {
    if (!sendable) return;
    onSend(text.trim());
    setText('');
    box.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="composer-row">
        <PhotoButton onPhoto={onPhoto} onProblem={setProblem} />
        <textarea
          ref={box}
          rows={1}
          value={text}
          placeholder={zhCN.chat.placeholder}
          aria-label={zhCN.chat.input}
          aria-describedby="composer-hint"
          aria-invalid={left < 0}
          enterkeyhint="send"
          autocomplete="off"
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            submit();
          }}
        />
        <button type="submit" class="composer-send" aria-label={zhCN.chat.send} disabled={!sendable}>
          <SendIcon />
        </button>
      </div>
      <p id="composer-hint" class="composer-hint">
        {left <= HINT_BELOW && (
          <span class={left < 0 ? 'over' : ''}>{left < 0 ? zhCN.chat.tooLong(-left) : zhCN.chat.remaining(left)}</span>
        )}
        {problem && (
          <span class="over" role="alert">
            {zhCN.chat.photoProblems[problem]}
          </span>
        )}
        <span>{zhCN.chat.reminder}</span>
      </p>
    </form>
  );
}
