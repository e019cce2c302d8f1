import { namesFault, showsFailure } from './read-works';
import { tellsNoUse } from './tells-done';
import { failsAnew } from './tells-relapse';

const OTHER = /^(?:还是|还系|或者)(?!一样|那样|这样|老|原样|会|要)[^，。,\s]{1,10}$/;

/** Whether a part of a message only names the other of two things that the part before it asks about: `还是丢掉`. Takes normalised text of one clause. */
export const namesAlternative = (clause: string): boolean =>
  OTHER.test(clause) && ![failsAnew, tellsNoUse, namesFault, showsFailure].some(fails => fails(clause));
