/**
 * Every failure that callers tell apart, one class each with a stable `code`.
 * Messages say what failed, with which value, and what to do; they never carry what a merchant wrote.
 */
export abstract class PosCareError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A setting is missing or malformed; lists every fault at once. */
export class ConfigError extends PosCareError {
  readonly code = 'config-invalid';
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map(fault => `  ${fault}`).join('\n')}`);
  }
}

/** One thing wrong in a knowledge file; `line` is 1-based, `path` is dotted (`causes[2].prior`). */
export interface KnowledgeFault {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly problem: string;
}

/** The knowledge cannot be used; carries every fault found. */
export class KnowledgeError extends PosCareError {
  readonly code = 'knowledge-invalid';
  constructor(readonly faults: readonly KnowledgeFault[]) {
    super(
      `The knowledge has ${faults.length} fault(s):\n${faults
        .map(fault => `  ${fault.file}:${fault.line} ${fault.path}: ${fault.problem}`)
        .join('\n')}`,
    );
  }
}

/** Stories (tests of whole talks) cannot be told as they are written; carries every fault found. */
export class StoryError extends PosCareError {
  readonly code = 'stories-invalid';
  constructor(readonly faults: readonly KnowledgeFault[]) {
    super(
      `The stories have ${faults.length} fault(s):\n${faults
        .map(fault => `  ${fault.file}:${fault.line} ${fault.path}: ${fault.problem}`)
        .join('\n')}`,
    );
  }
}

/** Lines of a file named on the command line cannot be read; carries every one of them, 1-based. */
export class InputLinesError extends PosCareError {
  readonly code = 'input-invalid';
  constructor(
    readonly file: string,
    readonly lines: readonly number[],
    expected: string,
  ) {
    super(`${file}: line ${lines.join(', ')}: expected ${expected}`);
  }
}

/** What was learnt from incidents would make knowledge that does not pass its own checks: a fault of ours, since only numbers change. */
export class LearntFiguresError extends PosCareError {
  readonly code = 'learnt-figures-invalid';
  constructor(
    readonly faults: readonly KnowledgeFault[],
    options?: ErrorOptions,
  ) {
    const list = faults.map(fault => `  ${fault.file}:${fault.line} ${fault.path}: ${fault.problem}`);
    super(`The figures learnt do not pass \`knowledge check\`, so none is proposed:\n${list.join('\n')}`, options);
  }
}

/** Another turn saved this conversation's state first; the turn is tried again from the start. */
export class StateConflictError extends PosCareError {
  readonly code = 'state-conflict';
  constructor(
    readonly conversationId: string,
    readonly expectedVersion: number,
  ) {
    super(`Conversation ${conversationId} is no longer at version ${expectedVersion}; read it again and retry`);
  }
}

/** A conversation, incident or agent with this id is not there, or this caller may not know of it. */
export class NotFoundError extends PosCareError {
  readonly code = 'not-found';
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`There is no ${what} ${id}`);
  }
}

/** The incident is with another agent, or in a state that does not allow the request. */
export class OwnershipError extends PosCareError {
  readonly code = 'not-yours';
  constructor(
    readonly incidentId: string,
    readonly owner: string,
  ) {
    super(`Incident ${incidentId} is with ${owner}`);
  }
}

/** A request from outside is malformed; `status` is the HTTP answer (4xx). */
export class RequestError extends PosCareError {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A downstream service refused or could not be reached; `retryable` says whether trying again may help. */
export class DeliveryError extends PosCareError {
  readonly code = 'delivery-failed';
  constructor(
    readonly channel: string,
    readonly retryable: boolean,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Nothing more may be sent until the merchant writes again: kept, and not tried before. */
export class DeliveryHeldError extends PosCareError {
  readonly code = 'delivery-held';
  constructor(
    readonly channel: string,
    /** Of the conversation as it was looked at: a message since then is not overlooked. */
    readonly conversationVersion: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An agent account of this name exists already. */
export class AgentExistsError extends PosCareError {
  readonly code = 'agent-exists';
  constructor(readonly agentName: string) {
    super(`There is an agent named ${agentName} already; choose another name`);
  }
}

/** A file is no picture that can be kept: too many bytes, no picture at all, or one that cannot be read. */
export class ImageRefusedError extends PosCareError {
  readonly code = 'image-refused';
  constructor(
    readonly reason: 'too-large' | 'no-image' | 'unreadable',
    options?: ErrorOptions,
  ) {
    super(
      `A picture was refused (${reason}): JPEG, PNG, WebP, GIF, AVIF and HEIC of up to 10 MB and 40 megapixels are kept`,
      options,
    );
  }
}
