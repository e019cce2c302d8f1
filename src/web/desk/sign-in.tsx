import { useState } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { HttpError } from '../shared/http-errors';

export interface SignInProps {
  /** The last session ended by itself. */
  readonly ended: boolean;
  readonly onSignIn: (name: string, password: string) => Promise<void>;
}

const words = zhCN.desk.signIn;

/** The agents' sign-in form. */
export function SignIn({ ended, onSignIn }: SignInProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(ended ? words.ended : '');

  const submit = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await onSignIn(name.trim(), password);
    } catch (error) {
      setProblem(describe(error));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main class="sign-in">
      <form
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class="sign-in-brand">{zhCN.desk.brand}</p>
        <h1>{words.heading}</h1>
        <p class="sign-in-lead">{words.lead}</p>
        <label>
          {words.name}
          <input
            name="username"
            autocomplete="username"
            autocapitalize="none"
            required
            value={name}
            onInput={event => setName(event.currentTarget.value)}
          />
        </label>
        <label>
          {words.password}
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={event => setPassword(event.currentTarget.value)}
          />
        </label>
        <p class="form-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? words.submitting : words.submit}
        </button>
      </form>
    </main>
  );
}

function describe(error: unknown): string {
  if (!(error instanceof HttpError)) return zhCN.desk.toasts.unreachable;
  if (error.status === 429) return words.throttled;
  return error.status < 500 ? words.wrong : zhCN.desk.toasts.refused;
}
