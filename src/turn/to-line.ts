import type { TranscriptEntry } from '../store/records';
import type { NewTranscriptEntry } from '../store/store';
import type { InboundContent, InboundMessage } from './messages';

/** The transcript line that a message becomes. */
export function toLine({ at, messageId, content, clientData, spokenBy }: InboundMessage): NewTranscriptEntry {
  return {
    at,
    ...(spokenBy ? { from: 'agent', agentName: spokenBy.agentName } : { from: 'merchant' }),
    messageId,
    ...describe(content),
    ...(clientData && { clientData }),
  };
}

function describe(content: InboundContent): Pick<TranscriptEntry, 'kind' | 'text'> {
  switch (content.kind) {
    case 'text':
    case 'choice':
      return { kind: content.kind, text: content.text };
    case 'media':
      return { kind: 'media', text: content.name ?? content.mediaType };
    case 'event':
      return { kind: 'event', text: content.name };
  }
}
