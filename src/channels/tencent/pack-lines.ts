import { splitText } from './fit-text';

/** A line to be said, with the parts of it that are out already. */
export interface OutgoingLine {
  readonly deliveryId: string;
  readonly text: string;
  readonly partsSent: number;
  /** What can be tapped under it. */
  readonly choices: readonly string[];
  /** It may use the last message of a window. */
  readonly isNews: boolean;
}

export interface PackLimits {
  /** UTF-8 bytes of a message, and of one that has a menu under it. */
  readonly textBytes: number;
  readonly menuTextBytes: number;
}

/** One message of the channel. */
export interface PackedMessage {
  readonly text: string;
  /** The last line's choices, in the last message. */
  readonly choices: readonly string[];
  readonly isNews: boolean;
  /** What it holds: the message counts to the first. */
  readonly held: readonly { readonly deliveryId: string; readonly partsSent: number; readonly isFinished: boolean }[];
}

const BETWEEN = '\n\n';

/**
 * As few messages as hold these lines, in order: lines are put together while they fit, a longer one is taken apart between its own lines. Only the
 * last line keeps its choices: whoever is asked something new need not answer what was asked before.
 */
export function packLines(lines: readonly OutgoingLine[], limits: PackLimits): readonly PackedMessage[] {
  const pieces = lines.flatMap((line, index) => toPieces(line, index === lines.length - 1, limits));
  const messages: PackedMessage[] = [];
  let open: PackedMessage | undefined;
  for (const piece of pieces) {
    const joined: PackedMessage | undefined = open && join(open, piece);
    const most = piece.choices.length > 0 ? limits.menuTextBytes : limits.textBytes;
    if (joined && Buffer.byteLength(joined.text) <= most) open = joined;
    else {
      if (open) messages.push(open);
      open = piece;
    }
  }
  return open ? [...messages, open] : messages;
}

function toPieces(line: OutgoingLine, isLast: boolean, limits: PackLimits): readonly PackedMessage[] {
  const { deliveryId, partsSent, isNews } = line;
  const choices = isLast ? line.choices : [];
  const parts = splitText(line.text, choices.length > 0 ? limits.menuTextBytes : limits.textBytes);
  return parts
    .map((text, index): PackedMessage => {
      const isFinished = index === parts.length - 1;
      return {
        text,
        choices: isFinished ? choices : [],
        isNews,
        held: [{ deliveryId, partsSent: index + 1, isFinished }],
      };
    })
    .slice(partsSent);
}

/** A later part of the same line takes the place of the part before it. */
function join(open: PackedMessage, piece: PackedMessage): PackedMessage {
  const isSameLine = open.held.at(-1)?.deliveryId === piece.held[0]?.deliveryId;
  return {
    text: `${open.text}${isSameLine ? '\n' : BETWEEN}${piece.text}`,
    choices: piece.choices,
    isNews: open.isNews || piece.isNews,
    held: [...(isSameLine ? open.held.slice(0, -1) : open.held), ...piece.held],
  };
}
