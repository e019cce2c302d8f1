const TO_US =
  /^(?:那|可是?|但|还有|到底|刚才|不是)*(?:(?:你|您|侬|恁|倷|你哋)(?!家(?:的)?(?:机|系统))|(?:帮|给|叫|让|喊|替)(?:我|俺|咱))/;

/** Whether a clause is about how the talk went, as one that begins with who answers it: `你刚才不是叫俺等吗`. Takes normalised text. */
export const speaksToUs = (normalized: string): boolean => TO_US.test(normalized);
