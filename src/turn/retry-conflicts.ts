import { StateConflictError } from '../errors';

const MAX_RETRIES = 3;

/** Takes a turn again from the start where another saved the conversation first; rejects with the fourth conflict. */
export async function retryConflicts<T>(turn: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await turn();
    } catch (error) {
      if (!(error instanceof StateConflictError) || retries === MAX_RETRIES) throw error;
    }
  }
}
