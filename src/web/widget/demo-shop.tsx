import { zhCN } from '../locales/zh-CN';
import { ShieldIcon } from './icons';

const { demo } = zhCN;

/** A shop's help page that the chat stands on; says plainly that it is a demonstration. */
export function DemoShop({ onOpen }: { readonly onOpen: (say?: string) => void }) {
  return (
    <div class="shop">
      <p class="shop-notice">{demo.notice}</p>
      <header class="shop-header">
        <span class="shop-mark" aria-hidden="true" />
        <span class="shop-name">{demo.shop}</span>
        <span class="shop-section">{demo.section}</span>
      </header>
      <main class="shop-main">
        <section class="shop-hero">
          <h1>{demo.heading}</h1>
          <p>{demo.lead}</p>
          <div class="shop-action">
            <button type="button" class="button primary" onClick={() => onOpen()}>
              {demo.open}
            </button>
            <span>{demo.openHint}</span>
          </div>
        </section>
        <section aria-labelledby="topics">
          <h2 id="topics">{demo.topicsHeading}</h2>
          <ul class="shop-topics">
            {demo.topics.map(({ title, text, say }) => (
              <li key={title}>
                <button type="button" onClick={() => onOpen(say)}>
                  <strong>{title}</strong>
                  <span>{text}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section class="shop-safety" aria-labelledby="safety">
          <h2 id="safety">
            <ShieldIcon />
            {demo.safetyHeading}
          </h2>
          <ul>
            {demo.safety.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      </main>
      <footer class="shop-footer">{demo.footer}</footer>
    </div>
  );
}
