/** Signs that Unicode counts among the pictures but that text has always had: ©, ®, ™, ‼, ⁉, ℹ and arrows. */
const TEXT_SIGNS = /[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa](?!\ufe0f)/gu;

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Whether the text has an emoji: pictures, flags and framed digits alike. */
export const hasEmoji = (text: string): boolean => EMOJI.test(text.replace(TEXT_SIGNS, ''));
