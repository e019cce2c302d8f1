import { randomUUID } from 'node:crypto';
import { systemClock, toIso, type Clock } from '../clock';
import { RequestError } from '../errors';
import type { AgentRole, Store } from '../store/store';
import { generatePassword, hashPassword } from './hash-password';

export interface NewAgent {
  readonly name: string;
  readonly role: AgentRole;
  /** Shown once; only its hash is kept. */
  readonly password: string;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u;

/** Makes an account with a generated password; throws AgentExistsError, or RequestError 400 for a name nobody can type. */
export async function createAgent(
  store: Store,
  account: { name: string; role: AgentRole },
  clock: Clock = systemClock,
): Promise<NewAgent> {
  const { name, role } = account;
  if (!NAME.test(name))
    throw new RequestError(400, 'bad-name', 'An agent name is 1 to 64 letters, digits, spaces or . _ @ -');
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await store.agents.add({
    id: randomUUID(),
    name,
    role,
    passwordHash,
    disabled: false,
    createdAt: toIso(clock.now()),
  });
  return { name, role, password };
}
