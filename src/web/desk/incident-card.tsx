import { zhCN } from '../locales/zh-CN';

/** `label: value` with a full-width colon; labels are short. */
const LABELLED = /^([^\uff1a]{1,10}\uff1a)(.+)$/u;

/** The summary as the server wrote it, labels in a quieter colour. */
export function IncidentCard({ text }: { readonly text: string }) {
  return (
    <section class="incident-card" aria-label={zhCN.desk.card}>
      <h2>{zhCN.desk.card}</h2>
      <p>
        {text.split('\n').map((line, index) => {
          const [, label, value] = LABELLED.exec(line) ?? [];
          return (
            <span key={index}>
              {label ? (
                <>
                  <span class="card-label">{label}</span>
                  {value}
                </>
              ) : (
                line
              )}
              {'\n'}
            </span>
          );
        })}
      </p>
    </section>
  );
}
