import { useLayoutEffect, useRef } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import type { TranscriptLine } from '../shared/desk-contract';
import { describeMoment } from '../shared/describe-time';
import { useNow } from '../shared/use-now';

export interface TranscriptProps {
  readonly incidentId: string;
  readonly lines: readonly TranscriptLine[];
}

/** Nearer to the end than this counts as reading the newest, px. */
const NEAR_PX = 80;

/** Everything that was said, with who and when (+08:00); follows new lines unless the agent reads further up. */
export function Transcript({ incidentId, lines }: TranscriptProps) {
  const now = useNow(60_000);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [incidentId]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [incidentId, lines.length]);

  return (
    <section class="transcript" aria-label={zhCN.desk.transcript}>
      <h2>{zhCN.desk.transcript}</h2>
      <div
        class="transcript-lines"
        ref={box}
        tabIndex={0}
        role="log"
        aria-label={zhCN.desk.transcript}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
        }}
      >
        {lines.length === 0 && <p class="empty">{zhCN.desk.emptyTranscript}</p>}
        {lines.map(line => (
          <div key={line.seq} class={`line from-${line.from}`}>
            <p class="line-head">
              <strong>{speakerName(line)}</strong>
              <time dateTime={line.at}>{describeMoment(line.at, now)}</time>
            </p>
            <p class="line-text">{line.text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

const speakerName = ({ from, agentName }: TranscriptLine): string =>
  from === 'agent' && agentName ? `${zhCN.desk.speakers.agent} ${agentName}` : zhCN.desk.speakers[from];
