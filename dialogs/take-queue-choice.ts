import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { isMoneyInDoubt } from '../src/incident/is-money-at-risk';
import { withoutDanger } from '../src/incident/with-danger';
import { withObservation } from '../src/incident/with-steps';
import { asksIfNeeded } from '../src/language/words/asks-wait';
import { declines, readPolarity } from '../src/language/words/read-polarity';
import { briefly } from './briefly';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { DAMAGE_CHECK } from './due-safety-check';
import { declinePerson } from './offer-beside';
import { isHurry } from './queue-asks';
import { sayHours, sayWaiting } from './queue-lines';
import { tellsFailure } from './says-fixed';
import { takesDamageBack } from './settled-dangers';
import { withNotCharged } from './money-known';
import type { Talk } from './talk';
import { beginToldBeside } from './told-beside';

/** Questions to who waits, whose answers decide whether they go on waiting. */
type ChoiceMenu = 'keep-human' | 'not-taken' | 'damage' | 'leave';
const CHOICE_MENUS: readonly string[] = ['keep-human', 'not-taken', 'damage', 'leave'];
export const isChoiceMenu = (id: string): id is ChoiceMenu => CHOICE_MENUS.includes(id);

/** What a merchant in the queue decides after saying that it works, that no money was taken, or that nothing is damaged. */
export async function takeQueueChoice(dc: DialogContext, talk: Talk, menu: ChoiceMenu): Promise<DialogTurnResult> {
  const { optionId } = talk.reading;
  const incident = openCase(talk);
  const { normalized } = talk.reading.understanding;
  // `那还用等人工吗`: nobody is needed for what works.
  const asksWhether =
    menu === 'keep-human' && !talk.reading.isExact && asksIfNeeded(normalized) && !isMoneyInDoubt(incident);
  const refuses = asksWhether || (optionId === undefined && menu !== 'damage' && declines(normalized));
  const leaves =
    refuses || optionId === 'handoff.drop' || optionId === 'handoff.self' || (menu === 'damage' && deniesAll(talk));
  if (menu === 'not-taken') talk.keep(withNotCharged(incident, talk.at));
  if (menu === 'damage' && leaves)
    talk.keep(
      withObservation(withoutDanger(incident, 'safety.tamper'), {
        check: DAMAGE_CHECK,
        answer: 'nothing',
        at: talk.at,
      }),
    );
  if (!leaves) {
    const isTold = beginToldBeside(talk);
    if (tellsFailure(talk.reading)) talk.remember({ cured: undefined });
    if (isHurry(talk)) {
      talk.begin(briefly(talk, 'handoff.how-long'));
      sayHours(talk);
    } else if (optionId === undefined && !isTold) talk.begin('handoff.misheard');
    await sayWaiting(talk, 'handoff.resume');
    return Dialog.EndOfTurn;
  }
  talk.keep({ ...openCase(talk), status: 'open', updatedAt: talk.at });
  talk.owner = 'bot';
  talk.remember({ pending: undefined, misread: 0 });
  if (asksWhether) {
    talk.begin('close.no-person');
    talk.isAnswered = true;
  }
  if (menu === 'keep-human' || (menu === 'leave' && talk.memory.cured)) return dc.replaceDialog(DIALOGS.feedback);
  declinePerson(talk);
  talk.begin(menu === 'damage' ? 'safety.tamper.withdrawn' : 'handoff.cancelled');
  return dc.replaceDialog(DIALOGS.diagnosis);
}

/** Plainly: the button, a short no, or what happened taken back. */
const deniesAll = (talk: Talk): boolean =>
  (talk.reading.optionId === 'damage.no' && talk.reading.isExact) ||
  readPolarity(talk.reading.understanding.normalized) === 'no' ||
  takesDamageBack(talk);
