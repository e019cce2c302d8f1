import { EventEmitter } from 'node:events';
import type { Log } from '../log';
import { errorFacts } from './error-facts';
import type { Wake, WakeTopic } from './turn-taker';

const WAKE = 'wake';

/** Wakes listeners of this process, after the caller has gone on: a listener that throws is logged and disturbs no turn. */
export function createMemoryWake(log: Log): Wake {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0); // One a socket.
  const guarded = (listener: (topic: WakeTopic) => void) => (topic: WakeTopic) => {
    try {
      listener(topic);
    } catch (error) {
      log.error({ topic: topic.kind, ...errorFacts(error) }, 'A listener could not be woken');
    }
  };
  return {
    notify: topic => {
      setImmediate(() => emitter.emit(WAKE, topic));
    },
    subscribe: listener => {
      const own = guarded(listener);
      emitter.on(WAKE, own);
      return () => {
        emitter.off(WAKE, own);
      };
    },
    close: async () => {
      emitter.removeAllListeners();
    },
  };
}
