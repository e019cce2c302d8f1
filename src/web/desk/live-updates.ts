export interface LiveUpdatesOptions {
  readonly onChange: () => void;
  /** `live`: the server tells of changes; `polling`: the page asks. */
  readonly onLink: (link: 'live' | 'polling') => void;
}

const TIMING = {
  pollMs: 5000,
  /** Even a live stream is a hint that may be lost. */
  liveCheckMs: 30_000,
  /** Browsers give up on an event stream that was refused; it is opened anew. */
  reopenMs: 15_000,
  /** Several events of one turn make one reload. */
  settleMs: 120,
};

/** Tells when the desk may have changed: by server-sent events, by asking where there are none. Answers how to stop. */
export function startLiveUpdates({ onChange, onLink }: LiveUpdatesOptions): () => void {
  let source: EventSource | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let lastCheckMs = Date.now();

  const check = (): void => {
    lastCheckMs = Date.now();
    onChange();
  };
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(check, TIMING.settleMs);
  };
  function open(): void {
    source?.close();
    source = new EventSource('/desk/api/events');
    source.onopen = () => {
      onLink('live');
      changed();
    };
    for (const name of ['message', 'desk', 'change']) source.addEventListener(name, changed);
    source.onerror = () => {
      onLink('polling');
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(reopening);
      reopening = setTimeout(open, TIMING.reopenMs);
    };
  }
  const timer = setInterval(() => {
    const isOpen = source?.readyState === EventSource.OPEN;
    if (!isOpen || Date.now() - lastCheckMs >= TIMING.liveCheckMs) check();
  }, TIMING.pollMs);
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') check();
  };
  document.addEventListener('visibilitychange', onVisible);
  open();

  return () => {
    source?.close();
    clearInterval(timer);
    clearTimeout(settling);
    clearTimeout(reopening);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
