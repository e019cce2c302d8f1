import type { TranscriptEntry } from '../../store/records';
import type { Delivery } from '../../store/store';
import { readDeliveryPayload } from '../../turn/delivery-payload';
import type { OutgoingLine } from './pack-lines';
import { withoutLinks } from './plain-links';

/** A queued line as it is said; undefined where the delivery is something else. */
export function toOutgoingLine({ id, partsSent, payload }: Delivery): OutgoingLine | undefined {
  const read = readDeliveryPayload(payload);
  return read.kind === 'entry' ? { ...lineOf(read.entry), deliveryId: id, partsSent } : undefined;
}

/** What a line of the transcript says on a channel where an anchor would become a link; an agent's begins with the name. */
export const lineOf = ({
  from,
  agentName,
  text,
  reply,
}: TranscriptEntry): Pick<OutgoingLine, 'text' | 'choices' | 'isNews'> => ({
  text: withoutLinks(from === 'agent' && agentName !== undefined ? `${agentName}: ${text}` : text),
  choices: (reply?.choices ?? []).map(({ label }) => withoutLinks(label)),
  isNews: from === 'agent' || reply?.step.kind === 'handoff',
});
