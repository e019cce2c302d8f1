import type { DialogContext } from 'botbuilder-dialogs';
import type { Check, Fix } from '../src/diagnosis/model';
import { expectedBits, mostTellingCheck } from '../src/diagnosis/most-telling-check';
import { replayBelief } from '../src/diagnosis/replay-belief';
import { isMoneySettled } from '../src/incident/is-money-at-risk';
import type { CheckEntry } from '../src/knowledge/schema';
import { codeFileOf, modelOf } from './case';
import { historyFor } from './diagnosis-model';
import { DIALOGS } from './dialog-ids';
import { dueSafetyCheck } from './due-safety-check';
import type { Pending } from './memory';
import { MENU_CHOICES } from './menus';
import { onlyForPerson } from './offer-beside';
import type { Talk } from './talk';
import { reprompt, start } from './thread';
import type { WordingKey } from './wording-keys';

/** Photos within this time are one message: each would get the same answer, and a channel has five of them. */
const BURST_MS = 10_000;

/** Answers what is no text: says honestly what becomes of it, and asks one question that can be tapped. */
export async function answerMedia(dc: DialogContext, talk: Talk): Promise<void> {
  if (talk.owner === 'agent' || isInBurst(talk)) return;
  const { incident, owner, pending } = talk;
  const isPhoto = typeOf(talk) === 'image';
  talk.begin(keyFor(talk));
  if (owner === 'bot' && isPhoto && incident && (!pending || pending.kind === 'fix'))
    return askMostTelling(dc, talk, pending);
  if (owner === 'bot' && !incident && !pending) return isPhoto ? askWhat(talk) : sayOnlyThat(talk);
  await reprompt(dc, talk);
  if (!talk.hasSpoken) await sayOnlyThat(talk);
}

const STEP = { kind: 'answer', id: 'media' } as const;

const sayOnlyThat = (talk: Talk): Promise<void> => talk.sayText(keyFor(talk), '', STEP);

function askWhat(talk: Talk): Promise<void> {
  talk.remember({ pending: { kind: 'menu', id: 'what' } });
  return talk.say('media.what', {}, STEP, MENU_CHOICES.what.map(talk.tools.phrasing.choice));
}

/**
 * The check that tells most, asked as the diagnosis asks it, so that the next message is its answer. A step under way is asked for its result where
 * that tells more, and else gone on with after the answer.
 */
async function askMostTelling(dc: DialogContext, talk: Talk, open: FixPending | undefined): Promise<void> {
  const check = dueSafetyCheck(talk) ?? (onlyForPerson(talk) === undefined ? findMostTelling(talk, open) : undefined);
  if (!check && open) return reprompt(dc, talk);
  await start(dc, DIALOGS.diagnosis, check && { check: check.id });
  if (open) talk.remember({ underWay: open.id });
}

type FixPending = Pending & { readonly kind: 'fix' };

function findMostTelling(talk: Talk, open: FixPending | undefined): CheckEntry | undefined {
  const { incident, knowledge } = talk;
  if (!incident) return undefined;
  const model = modelOf(talk);
  const belief = replayBelief(model, incident);
  const asked = checksAsked(talk);
  const unasked = { ...model, checks: model.checks.filter(({ id }) => !asked.has(id)) };
  const found = mostTellingCheck(unasked, belief, historyFor(codeFileOf(talk), knowledge.checks, incident), {
    moneyUncertain: !isMoneySettled(incident),
  });
  const fix = model.fixes.find(({ id }) => id === open?.id);
  const isLess = found && fix && expectedBits(belief, found) < expectedBits(belief, toResult(fix));
  return isLess ? undefined : knowledge.checks.find(({ id }) => id === found?.id);
}

/** Whoever passed over a question is not asked it again for a photo. */
const checksAsked = ({ input }: Talk): ReadonlySet<string> =>
  new Set(input.transcript.flatMap(({ reply }) => (reply?.step.kind === 'ask' ? [reply.step.id] : [])));

/** Whether a fix has helped, as a question about the cause. */
const toResult = ({ success }: Fix): Pick<Check, 'likelihood' | 'unsure'> => ({
  likelihood: [success, success.map(chance => 1 - chance)],
  unsure: 0,
});

/** `image/jpeg` -> `image` */
const typeOf = ({ input: { message } }: Talk): string =>
  message.content.kind === 'media' ? (message.content.mediaType.split('/', 1)[0] ?? '') : '';

const hasPhoto = ({ input: { message } }: Talk): boolean =>
  message.content.kind === 'media' && message.content.source !== undefined;

function keyFor(talk: Talk): WordingKey {
  switch (typeOf(talk)) {
    case 'image':
      if (!hasPhoto(talk)) return 'media.photo-lost';
      return talk.owner === 'queue' ? 'media.photo-waiting' : 'media.photo';
    case 'audio':
      return 'media.voice';
    case 'video':
      return 'media.video';
    default:
      return 'media.other';
  }
}

/** The merchant's message before was a photo too, and has been answered just now. */
function isInBurst(talk: Talk): boolean {
  const { transcript, message } = talk.input;
  const last = transcript.findLast(({ from }) => from === 'merchant');
  return hasPhoto(talk) && last?.media !== undefined && Date.parse(message.at) - Date.parse(last.at) < BURST_MS;
}
