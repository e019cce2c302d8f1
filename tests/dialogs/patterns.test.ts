import { createTestApp, type TestApp } from '../support/test-app';
import { describeAfterCure } from './patterns/after-cure';
import { describeCuresBeside } from './patterns/cures-beside';
import { describeDeniedDebit } from './patterns/denied-debit';
import { describeComingBack } from './patterns/coming-back';
import { describeCorrections } from './patterns/corrections';
import { describeMoneyFirst } from './patterns/money-first';
import { describeNoCure } from './patterns/no-cure';
import { describeOffers } from './patterns/offers';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

// One start of the product for all of them.
describeMoneyFirst(() => t);
describeCorrections(() => t);
describeComingBack(() => t);
describeNoCure(() => t);
describeCuresBeside(() => t);
describeAfterCure(() => t);
describeDeniedDebit(() => t);
describeOffers(() => t);
