import { zhCN } from '../locales/zh-CN';

/** What stands in a conversation in which nothing has been said. */
export function Welcome({ onSay }: { readonly onSay: (text: string) => void }) {
  return (
    <div class="welcome">
      <div class="bubble-row from-bot">
        <span class="speaker">{zhCN.chat.bot}</span>
        <p class="bubble">
          {zhCN.chat.welcome}
          {'\n'}
          {zhCN.chat.welcomeMore}
        </p>
      </div>
      <p class="welcome-hint">{zhCN.chat.starters}</p>
      <div class="quick-replies">
        {zhCN.chat.starterTexts.map(text => (
          <button key={text} type="button" onClick={() => onSay(text)}>
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}
