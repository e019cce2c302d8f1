const ASKS =
  /(?:别|莫|不要|不用|甭|少)(?:再|老|总是?|一直|光|只)?(?:给我)?(?:来)?(?:催|烦|吵|打扰|打搅|追着?|管我|理我|问我|发(?:消息|信息|短信))|(?:别|莫|不要)(?:再|老|总是?|一直|光)(?:问|发)/;

/** Whether who writes does not want to be written to first: `正在试，不要催`, `别老问`. Takes normalised text. */
export const asksToBeLeft = (normalized: string): boolean => ASKS.test(normalized);
