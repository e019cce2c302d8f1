const CHANGED =
  /现在|这会儿|这下|这哈|而家|宜家|刚刚?(?:变|又|掉|断|好|来)|变(?:成|得|为)?|又(?:变|只|没|有|掉|好|满|断|回)|后来|突然|忽然|越来越|慢慢|不(?:再|见)(?:了)?|回来了|掉(?:到|成|了)|升到|恢复/;

/** Whether a message tells how it is now, as news and not against what was told before: `刚才满格 现在一格了`. Takes normalised text. */
export const tellsChange = (normalized: string): boolean => CHANGED.test(normalized);

const NOW = /现在|后(?:面|头|来)|这(?:次|回|个)|新的|最新|刚说|刚才说的这/;
const BEFORE = /刚才|前面|前头|先前|之前|原来|原先|第一(?:次|个|回)|开始/;

/** Which of two answers counts, where it is said by when they were told: `以现在的为准` -> `now`. Takes normalised text. */
export function readWhich(normalized: string): 'before' | 'now' | undefined {
  const [isNow, isBefore] = [NOW.test(normalized), BEFORE.test(normalized)];
  if (isNow === isBefore) return undefined;
  return isNow ? 'now' : 'before';
}
