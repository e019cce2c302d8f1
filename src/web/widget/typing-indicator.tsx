import { zhCN } from '../locales/zh-CN';

/** Three dots for "somebody is typing". */
export function TypingIndicator() {
  return (
    <div class="typing">
      <span class="visually-hidden">{zhCN.chat.typing}</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </div>
  );
}
