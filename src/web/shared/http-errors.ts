/** The server answered with a 4xx or 5xx; `owner` is the agent who has the incident, where a 409 names one. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly owner?: string,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

/** No answer came: no network, the server is away, or the time ran out. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached', { cause });
    this.name = 'UnreachableError';
  }
}
