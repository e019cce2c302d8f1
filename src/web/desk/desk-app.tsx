import { useEffect } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { useStore } from '../shared/use-store';
import type { Desk } from './create-desk';
import { DeskHeader } from './desk-header';
import { incidentInAddress, leaveIncident } from './incident-address';
import { IncidentList } from './incident-list';
import { IncidentView } from './incident-view';
import { startLiveUpdates } from './live-updates';
import { SignIn } from './sign-in';
import { Toasts } from './toasts';
import { useWaitingSignal } from './use-waiting-signal';

/** The agents' page: signing in, then the list beside the open incident (on a phone, one of the two). */
export function DeskApp({ desk }: { readonly desk: Desk }) {
  const state = useStore(desk.store);
  const signedIn = typeof state.session !== 'string';
  useWaitingSignal(state);

  useEffect(() => {
    const follow = (): void => desk.open(incidentInAddress());
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [desk]);
  // An incident that is gone leaves the address as well.
  useEffect(() => {
    if (signedIn && state.selectedId === undefined && incidentInAddress() !== undefined) leaveIncident();
  }, [signedIn, state.selectedId]);
  useEffect(() => {
    if (!signedIn) return undefined;
    desk.open(incidentInAddress());
    return startLiveUpdates({
      onChange: () => void desk.reload(),
      onLink: link => desk.store.update(current => ({ ...current, link })),
    });
  }, [desk, signedIn]);

  if (state.session === 'checking') return <p class="desk-loading">{zhCN.desk.loading}</p>;
  return (
    <>
      {typeof state.session === 'string' ? (
        <SignIn ended={state.sessionEnded} onSignIn={desk.signIn} />
      ) : (
        <div class={`desk${state.selectedId === undefined ? '' : ' has-incident'}`}>
          <DeskHeader desk={desk} state={state} session={state.session} />
          <IncidentList desk={desk} state={state} session={state.session} />
          <IncidentView desk={desk} state={state} />
        </div>
      )}
      <Toasts toasts={state.toasts} onDismiss={desk.dismiss} />
    </>
  );
}
