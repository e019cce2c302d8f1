import { zhCN } from '../locales/zh-CN';
import type { TranscriptLine } from '../shared/desk-contract';
import { describeMoment } from '../shared/describe-time';
import { useNow } from '../shared/use-now';
import { LineContent } from './line-content';
import { useFollowEnd } from './use-follow-end';

export interface TranscriptProps {
  readonly incidentId: string;
  readonly lines: readonly TranscriptLine[];
}

/** Everything that was said, with who and when (+08:00); follows new lines unless the agent reads further up. */
export function Transcript({ incidentId, lines }: TranscriptProps) {
  const now = useNow(60_000);
  const isOwn = lines[lines.length - 1]?.from === 'agent';
  const box = useFollowEnd({ subject: incidentId, length: lines.length, isOwn });

  return (
    <section class="transcript" aria-label={zhCN.desk.transcript}>
      <h2>{zhCN.desk.transcript}</h2>
      <div class="transcript-lines" ref={box} tabIndex={0} role="log" aria-label={zhCN.desk.transcript}>
        {lines.length === 0 && <p class="empty">{zhCN.desk.emptyTranscript}</p>}
        {lines.map(line => (
          <div key={line.seq} class={`line from-${line.from}`}>
            <p class="line-head">
              <strong>{speakerName(line)}</strong>
              <time dateTime={line.at}>{describeMoment(line.at, now)}</time>
            </p>
            <LineContent line={line} />
            {line.delivery && <p class={`line-state ${line.delivery}`}>{zhCN.desk.delivery[line.delivery]}</p>}
          </div>
        ))}
      </div>
    </section>
  );
}

const speakerName = ({ from, agentName }: TranscriptLine): string =>
  from === 'agent' && agentName ? `${zhCN.desk.speakers.agent} ${agentName}` : zhCN.desk.speakers[from];
