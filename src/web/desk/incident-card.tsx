import { zhCN } from '../locales/zh-CN';

/** `label: value` with either colon; labels are short. */
const LABELLED = /^([^:\uff1a]{1,10}[:\uff1a])(.*)$/u;

/** The summary as the server wrote it, its first line as the title, labels in a quieter colour. */
export function IncidentCard({ text }: { readonly text: string }) {
  const [title = '', ...lines] = text.split('\n');
  return (
    <section class="incident-card" aria-label={zhCN.desk.card}>
      <h2>{zhCN.desk.card}</h2>
      <p>
        <strong>{title}</strong>
        {lines.map((line, index) => {
          const [, label = '', rest = line] = LABELLED.exec(line) ?? [];
          return (
            <span key={index}>
              {'\n'}
              {label && <span class="card-label">{label}</span>}
              {rest}
            </span>
          );
        })}
      </p>
    </section>
  );
}
