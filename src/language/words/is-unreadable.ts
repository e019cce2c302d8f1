const UNREADABLE =
  /(?:看|瞧)不(?:清|见|到|出)|(?:寻|找|揾|搵|翻)(?:不|唔)(?:见|着|到)|老花|眼花|字太小|不(?:认得|识)字/;

/** Whether what is asked for is told to be out of sight, or not to be read: `老花眼看不清`, `商户号寻不见`. Takes normalised text of one clause. */
export const isUnreadable = (clause: string): boolean => UNREADABLE.test(clause);
