import { StateConflictError } from '../errors';

const MAX_RETRIES = 3;

/**
 * Takes a turn again from the start where another saved the conversation first; rejects with the fourth conflict. `isLast` tells the turn that
 * it should rather wait for the lock.
 */
export async function retryConflicts<T>(turn: (isLast: boolean) => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await turn(retries === MAX_RETRIES);
    } catch (error) {
      if (!(error instanceof StateConflictError) || retries === MAX_RETRIES) throw error;
    }
  }
}
