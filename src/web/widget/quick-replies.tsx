import { zhCN } from '../locales/zh-CN';
import type { Choice } from '../shared/direct-line';
import type { OpenChoices } from './chat-state';

export interface QuickRepliesProps {
  readonly open: OpenChoices;
  readonly onChoose: (choice: Choice) => void;
}

/** The bot's choices as buttons; once something was answered they stay, switched off, with the chosen one marked. */
export function QuickReplies({ open, onChoose }: QuickRepliesProps) {
  return (
    <div class="quick-replies" role="group" aria-label={zhCN.chat.choices}>
      {open.choices.map(choice => (
        <button
          key={choice.id ?? choice.text}
          type="button"
          disabled={open.answered}
          class={open.answered && open.answer === choice.text ? 'chosen' : ''}
          onClick={() => onChoose(choice)}
        >
          {choice.text}
        </button>
      ))}
    </div>
  );
}
